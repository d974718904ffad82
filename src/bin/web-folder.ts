import { join } from "node:path";

/** Where vite build puts the web app. */
export const WEB_FOLDER = join(import.meta.dirname, "../../dist/web");
