import { FairnessPage } from "../../fairness/page.tsx";

/** How the house binds itself, and the player's own seeds. */
export function Overview() {
  return (
    <>
      <title>Fairness · RNG-THING</title>
      <FairnessPage />
    </>
  );
}
