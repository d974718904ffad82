import type { ReactNode } from "react";
import type { Block, Runs as Line } from "../../base/prose.ts";
import { keyed } from "./keyed.ts";
import "./prose.css";

function Runs({ runs }: { readonly runs: Line }) {
  return keyed(runs).map(([key, { text, style, href }]) => {
    if (href) {
      return (
        <a key={key} className="link" href={href}>
          {text}
        </a>
      );
    }
    if (style === "code") return <code key={key}>{text}</code>;
    if (style === "strong") return <strong key={key}>{text}</strong>;
    return style === "em" ? <em key={key}>{text}</em> : <span key={key}>{text}</span>;
  });
}

type RowsProps = {
  readonly label: string;
  /** Which columns are figures, at the right end. */
  readonly ends: readonly boolean[];
  readonly head: readonly ReactNode[];
  readonly rows: readonly (readonly ReactNode[])[];
};

/** A table of a text. What is too wide for a phone scrolls by itself. */
export function Rows({ label, ends, head, rows }: RowsProps) {
  const align = (at: string) => (ends[Number(at)] ? "end" : undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard.
    <section className="prose-table" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {keyed(head).map(([key, cell]) => (
              <th key={key} scope="col" data-align={align(key)}>
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {keyed(rows).map(([row, cells]) => (
            <tr key={row}>
              {keyed(cells).map(([key, cell]) => (
                <td key={key} data-align={align(key)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Data as it is written. */
export function Code({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard.
    <section className="prose-code" aria-label={`${label}: data`} tabIndex={0}>
      <pre>{text}</pre>
    </section>
  );
}

const asNodes = (lines: readonly Line[]): ReactNode[] =>
  keyed(lines).map(([key, runs]) => <Runs key={key} runs={runs} />);

type Props = {
  readonly block: Block;
  /** What a table or data is called by those who cannot see where it stands. */
  readonly label: string;
};

/** Part of a text, drawn from its tree. */
export function Prose({ block, label }: Props) {
  switch (block.kind) {
    case "heading": {
      const Level = block.level === 2 ? "h2" : "h3";
      return (
        <Level id={block.id}>
          <Runs runs={block.runs} />
        </Level>
      );
    }
    case "paragraph":
      return (
        <p>
          <Runs runs={block.runs} />
        </p>
      );
    case "list": {
      const lines = keyed(block.items).map(([key, runs]) => (
        <li key={key}>
          <Runs runs={runs} />
        </li>
      ));
      return block.ordered ? <ol>{lines}</ol> : <ul>{lines}</ul>;
    }
    case "table":
      return (
        <Rows label={label} ends={block.ends} head={asNodes(block.head)} rows={block.rows.map(asNodes)} />
      );
    case "code":
      return <Code label={label} text={block.text} />;
  }
}
