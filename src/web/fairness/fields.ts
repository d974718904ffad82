import type { Json } from "../../base/canonical.ts";

export type Fields = Readonly<Record<string, Json>>;

/** Whether a value that somebody saved is an object with names. */
export const isFields = (value: Json | undefined): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
