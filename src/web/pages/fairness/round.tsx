import { getRouteApi } from "@tanstack/react-router";
import { RoundProofPage } from "../../fairness/round-proof.tsx";

const route = getRouteApi("/fairness/$round");

/** The proof of the round that the address names. */
export function RoundPage() {
  const { round } = route.useParams();
  return (
    <>
      <title>{`Proof of round ${round.slice(-6)} · RNG-THING`}</title>
      <RoundProofPage key={round} round={round} />
    </>
  );
}
