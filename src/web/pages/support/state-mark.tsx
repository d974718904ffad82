import type { TicketState } from "../../../base/support.ts";
import { STATE_WORDS } from "./words.ts";
import "./support.css";

type Props = { readonly state: TicketState; readonly words?: Readonly<Record<TicketState, string>> };

/** Whose turn it is: a punched mark, told apart by shape as well as colour. */
export function StateMark({ state, words = STATE_WORDS }: Props) {
  return (
    <span className="state-mark" data-state={state}>
      {words[state]}
    </span>
  );
}
