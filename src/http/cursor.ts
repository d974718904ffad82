import { isUuid } from "../base/id.ts";
import { Refusal } from "../base/refusal.ts";

/** A place in a list of time-ordered ids, with a number that tells entries of one id apart. */
export type Place = { readonly id: string; readonly leg: number };

export const makeCursor = ({ id, leg }: Place): string => `${id}.${leg}`;

/** Refusals: invalid. */
export function parseCursor(text: string | undefined): Place | undefined {
  if (text === undefined) return undefined;
  const [id = "", leg = ""] = text.split(".");
  if (!isUuid(id) || !/^\d{1,4}$/.test(leg)) {
    throw new Refusal("invalid", "This cursor was not made by us: send back what nextCursor said, or none.", {
      faults: [{ at: "/cursor", what: "is not a cursor" }],
    });
  }
  return { id, leg: Number(leg) };
}
