import { makeTemplates } from "./database.ts";

/** Vitest's global setup of the projects that use databases: once per run, before any test. */
export const setup = (): Promise<void> => makeTemplates();
