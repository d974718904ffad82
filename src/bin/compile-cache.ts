import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

/*
 * Most of a start is the reading of some thousand modules. What Node has made of them is kept beside the libraries, written
 * when a process ends in order, and looked up by the text of each module. Where nothing may be written a start is slower, that is all.
 */
enableCompileCache(fileURLToPath(new URL("../../node_modules/.cache/compiled", import.meta.url)));
