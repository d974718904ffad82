import type { ReactNode } from "react";
import { keyed } from "../../ui/keyed.ts";
import type { Block, Runs as Line, Slot } from "./text.ts";

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
    <section className="rules-table" aria-label={label} tabIndex={0}>
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

const asNodes = (lines: readonly Line[]): ReactNode[] =>
  keyed(lines).map(([key, runs]) => <Runs key={key} runs={runs} />);

type BlockProps = { readonly block: Block; readonly label: string; slot(name: Slot): ReactNode };

function Drawn({ block, label, slot }: BlockProps) {
  switch (block.kind) {
    case "heading":
      return (
        <h3>
          <Runs runs={block.runs} />
        </h3>
      );
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
    case "slot":
      return slot(block.name);
  }
}

/** Data as it is written. */
export function Code({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard.
    <section className="rules-code" aria-label={`${label}: data`} tabIndex={0}>
      <pre>{text}</pre>
    </section>
  );
}

type Props = { readonly blocks: readonly Block[]; readonly label: string; slot(name: Slot): ReactNode };

/** Part of a rules text, drawn from its tree. */
export const Blocks = ({ blocks, label, slot }: Props) =>
  keyed(blocks).map(([key, block]) => (
    <Drawn key={key} block={block} label={`${label}, part ${Number(key) + 1}`} slot={slot} />
  ));
