import { HandProofPage } from "../../fairness/hand.tsx";

/** A round recomputed from what one types in. */
export function ByHand() {
  return (
    <>
      <title>Verify by hand · RNG-THING</title>
      <HandProofPage />
    </>
  );
}
