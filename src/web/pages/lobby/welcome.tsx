import { Link } from "@tanstack/react-router";
import { buttonClass } from "../../ui/button.tsx";
import { Ribbon } from "../../ui/ribbon.tsx";
import { bytesOfHex } from "../../ui/tape.ts";
import "./welcome.css";

/** The published test vector of docs/fairness.md: a seed, and the hash it was sealed under. */
const SEED = "18e93f4a7b5b58d2569765766d1b6c3296bbd8430d6f20249044d72f14720159";
const COMMITMENT = "92a94e8c23510695d92e123725ecd728e54bd251c0ec4b4c422bd16aa34567f9";

const STEPS = [
  {
    name: "Sealed",
    text: "Before you bet, the house fixes its secret and shows you its hash.",
    tape: <Ribbon bytes={bytesOfHex(COMMITMENT) ?? null} lie="along" sealed label="A sealed tape" />,
  },
  {
    name: "Drawn",
    text: "The secret and your own seed decide every outcome. Neither can be changed after the bet.",
    tape: (
      <Ribbon
        bytes={bytesOfHex(SEED) ?? null}
        lie="along"
        sealed={false}
        lit={[0, 1]}
        label="Bytes being drawn"
      />
    ),
  },
  {
    name: "Opened",
    text: "Ask for the secret at any time, and recompute each round in your own browser.",
    tape: <Ribbon bytes={bytesOfHex(SEED) ?? null} lie="along" sealed={false} label="An open tape" />,
  },
] as const;

/** For who is here for the first time: what this is, and why it can be believed. */
export function Welcome() {
  return (
    <section className="welcome" aria-labelledby="welcome">
      <div className="welcome-words">
        <h1 id="welcome" className="display welcome-title">
          The casino that shows its work
        </h1>
        <p className="prose-width text-lg">
          Every table has its exact odds on the wall. All money is play money: nothing here can be bought, and
          nothing is ever paid out.
        </p>
        <p className="flex flex-wrap gap-3">
          <Link to="/sign-up" className={buttonClass({ tone: "main", size: "large" })}>
            Create an account
          </Link>
          <Link to="/sign-in" className={buttonClass({ size: "large" })}>
            Sign in
          </Link>
        </p>
      </div>
      <ol className="welcome-steps">
        {STEPS.map(({ name, text, tape }) => (
          <li key={name}>
            {tape}
            <p>
              <b className="display">{name}.</b> {text}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
