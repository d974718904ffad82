import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

/*
 * Most of a start is the reading of some thousand modules: 1.4 s instead of 1.8 when what Node has made of them is kept. It
 * lies beside the libraries, is written when a process ends in order and looked up by the text of each module; where
 * nothing may be written every start is as the first. Only what is imported after this is kept: entries await the rest.
 */
enableCompileCache(fileURLToPath(new URL("../../node_modules/.cache/compiled", import.meta.url)));
