import type { ReactNode } from "react";
import "./table.css";

/** Where a column goes on a phone: the first line, what follows from it, its right end, the line beneath (beside its name), one of its own, nowhere. */
export type PhonePlace = "lead" | "then" | "figure" | "note" | "named" | "wide" | "none";

export type Column<Row> = {
  readonly name: string;
  /** Figures stand at the right end, so that their decimals do too. */
  readonly end?: boolean;
  /** Kept on one line. */
  readonly short?: boolean;
  readonly phone: PhonePlace;
  /** Percent of the table, so that tables under each other have their columns under each other. */
  readonly width?: number;
  cell(row: Row): ReactNode;
};

type Props<Row> = {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  keyOf(row: Row): string;
};

/** Rows under named columns; on a phone each row becomes a slip of two or three lines. */
export function Table<Row>({ caption, columns, rows, keyOf }: Props<Row>) {
  return (
    <div className="table-frame">
      <table className="table">
        <caption className="sr-only">{caption}</caption>
        <colgroup>
          {columns.map(({ name, width }) => (
            <col key={name} style={width ? { width: `${width}%` } : undefined} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col" data-align={column.end ? "end" : undefined}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column) => (
                <td
                  key={column.name}
                  data-phone={column.phone}
                  data-label={column.name}
                  data-align={column.end ? "end" : undefined}
                  data-wrap={column.short || column.end ? "no" : undefined}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
