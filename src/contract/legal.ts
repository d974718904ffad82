import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";

export const LEGAL_NAMES = ["terms", "privacy"] as const;
export const legalName = z.enum(LEGAL_NAMES);
export type LegalName = (typeof LEGAL_NAMES)[number];

const runs = z
  .array(
    z.object({
      text: z.string(),
      style: z.enum(["strong", "em", "code"]).optional(),
      href: z.string().optional(),
    }),
  )
  .readonly();

/** base/prose.ts on the wire. */
const block = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("heading"),
    level: z.union([z.literal(2), z.literal(3)]),
    id: z.string(),
    runs,
  }),
  z.object({ kind: z.literal("paragraph"), runs }),
  z.object({ kind: z.literal("list"), ordered: z.boolean(), items: z.array(runs).readonly() }),
  z.object({
    kind: z.literal("table"),
    ends: z.array(z.boolean()).readonly(),
    head: z.array(runs).readonly(),
    rows: z.array(z.array(runs).readonly()).readonly(),
  }),
  z.object({ kind: z.literal("code"), text: z.string() }),
]);

const legalDocument = z.object({
  name: legalName,
  title: z.string(),
  /** What a player agrees to, such as "2026-11-24 eu". */
  version: z.string(),
  blocks: z.array(block).readonly(),
});

export const LEGAL_ENDPOINTS = {
  getLegal: {
    summary: "The terms or the privacy notice in force",
    access: "public",
    params: z.object({ document: legalName }),
    status: 200,
    response: legalDocument,
  },
} as const satisfies Record<string, Endpoint>;
