import type { LegalBlock, LegalRuns } from "../../../contract/legal.ts";
import { keyed } from "../../ui/keyed.ts";

function Runs({ runs }: { readonly runs: LegalRuns }) {
  return keyed(runs).map(([key, { text, strong, href }]) => {
    if (href) {
      return (
        <a key={key} className="link" href={href}>
          {text}
        </a>
      );
    }
    return strong ? <strong key={key}>{text}</strong> : <span key={key}>{text}</span>;
  });
}

function List({ ordered, items }: Extract<LegalBlock, { kind: "list" }>) {
  const lines = keyed(items).map(([key, runs]) => (
    <li key={key}>
      <Runs runs={runs} />
    </li>
  ));
  return ordered ? <ol>{lines}</ol> : <ul>{lines}</ul>;
}

function Rows({ head, rows }: Extract<LegalBlock, { kind: "table" }>) {
  return (
    <div className="legal-table">
      <table>
        <thead>
          <tr>
            {keyed(head).map(([key, runs]) => (
              <th key={key} scope="col">
                <Runs runs={runs} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {keyed(rows).map(([row, cells]) => (
            <tr key={row}>
              {keyed(cells).map(([key, runs]) => (
                <td key={key}>
                  <Runs runs={runs} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Block({ block }: { readonly block: LegalBlock }) {
  switch (block.kind) {
    case "heading":
      return block.level === 2 ? <h2 id={block.id}>{block.text}</h2> : <h3 id={block.id}>{block.text}</h3>;
    case "paragraph":
      return (
        <p>
          <Runs runs={block.runs} />
        </p>
      );
    case "list":
      return <List {...block} />;
    case "table":
      return <Rows {...block} />;
  }
}

/** A legal document, drawn from its tree. */
export const Blocks = ({ blocks }: { readonly blocks: readonly LegalBlock[] }) =>
  keyed(blocks).map(([key, block]) => <Block key={key} block={block} />);
