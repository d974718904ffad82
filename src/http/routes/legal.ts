import type { FastifyInstance } from "fastify";
import type { LegalBlock, LegalRuns } from "../../contract/legal.ts";
import type { Legal } from "../../services/legal/legal.ts";
import { route } from "./register.ts";

type Block = Legal["documents"]["terms"]["blocks"][number];
type Runs = Extract<Block, { kind: "paragraph" }>["runs"];

const presentRuns = (runs: Runs): LegalRuns => runs.map((run) => ({ ...run }));

function presentBlock(block: Block): LegalBlock {
  switch (block.kind) {
    case "heading":
      return { ...block };
    case "paragraph":
      return { kind: "paragraph", runs: presentRuns(block.runs) };
    case "list":
      return { kind: "list", ordered: block.ordered, items: block.items.map(presentRuns) };
    case "table":
      return {
        kind: "table",
        head: block.head.map(presentRuns),
        rows: block.rows.map((row) => row.map(presentRuns)),
      };
  }
}

export function legalRoutes(api: FastifyInstance, legal: Legal): void {
  route(api, "getLegal", "read", async ({ params }) => {
    const { name, title, version, blocks } = legal.documents[params.document];
    return { name, title, version, blocks: blocks.map(presentBlock) };
  });
}
