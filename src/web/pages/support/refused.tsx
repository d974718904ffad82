import type { Fault } from "../../api/fault.ts";
import { ErrorNote } from "../../ui/error-note.tsx";

const WAIT: Readonly<Record<string, string>> = {
  "rate-limited": "What you wrote is still here.",
  conflict: "What you wrote is still here. Close a ticket that is done first.",
};

/** Why something was not sent, and that it is not lost. */
export function Refused({ fault }: { readonly fault: Fault }) {
  const { title, detail, code, requestId, retryAfterSeconds } = fault;
  const wait = retryAfterSeconds ? ` Try again in ${retryAfterSeconds} seconds.` : "";
  return <ErrorNote title={title} detail={`${detail || (WAIT[code] ?? "")}${wait}`} requestId={requestId} />;
}
