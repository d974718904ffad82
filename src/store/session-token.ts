import { hash } from "node:crypto";

/**
 * What the database knows of a session token: its SHA-256. A token has 190 bits of entropy, so nothing slower is needed,
 * and a copy of the database signs nobody in.
 */
export const hashToken = (token: string): string => hash("sha256", token, "base64url");
