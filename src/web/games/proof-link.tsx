import { Link } from "@tanstack/react-router";
import type { Round } from "../../contract/rounds.ts";
import { Icon } from "../ui/icon.tsx";

/** To the proof of one round. */
export function ProofLink({ round }: { readonly round: Round }) {
  return (
    <Link to="/fairness/$round" params={{ round: round.id }} className="proof-link">
      <Icon name="fairness" size={16} />
      Verify this round
    </Link>
  );
}
