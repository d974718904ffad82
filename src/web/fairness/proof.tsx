import { useMemo } from "react";
import { wordsOf } from "../games/words-catalog.ts";
import { amountText, timesText } from "../ui/amount-text.ts";
import { ErrorNote } from "../ui/error-note.tsx";
import { Seal } from "../ui/seal.tsx";
import { BlockFigure } from "./block-figure.tsx";
import { type Check, checksOf, type Told } from "./checks.ts";
import { type Claim, type Recomputed, recompute } from "./recompute.ts";
import "./proof.css";

type Props = { readonly claim: Claim; readonly told: Told };

/** A round worked out again in this browser: the verdict, what was held against what, and the tape it all came from. */
export function Proof({ claim, told }: Props) {
  const result = useMemo(() => recompute(claim), [claim]);
  if (!result.ok) {
    const faults = result.faults.map(({ at, what }) => (at ? `${at}: ${what}` : what)).join(" · ");
    return <ErrorNote title="This is not a round that can be played" detail={faults} />;
  }
  const found = result.value;
  const words = wordsOf(claim.game);
  const checks = checksOf(told, found, words.outcome);
  return (
    <div className="proof">
      <Verdict checks={checks} />
      <ol className="proof-path">
        <li>
          <h3>The seeds are put together</h3>
          <Inputs claim={claim} />
        </li>
        <li>
          <h3>Each block is eight words; {drawsText(found)}</h3>
          {found.blocks.map((bytes, round) => (
            <BlockFigure
              // biome-ignore lint/suspicious/noArrayIndexKey: a block is its place in the stream.
              key={round}
              round={round}
              bytes={bytes}
              steps={found.steps}
              labelOf={(step) => words.draw(found.outcome, step.index, step.value)}
            />
          ))}
        </li>
        <li>
          <h3>The rules make it an outcome and a payout</h3>
          <Settlement claim={claim} found={found} />
        </li>
        {checks.length > 0 && (
          <li>
            <h3>And that is held against what was told</h3>
            <CheckList checks={checks} />
          </li>
        )}
      </ol>
    </div>
  );
}

const drawsText = ({ steps }: Recomputed): string =>
  steps.length === 1 ? "the round read one draw" : `the round read ${steps.length} draws, in this order`;

function Verdict({ checks }: { readonly checks: readonly Check[] }) {
  const broken = checks.filter((check) => !check.holds);
  if (checks.length === 0) {
    return (
      <p className="proof-verdict" role="status">
        <span>
          <b>Worked out.</b> Nothing was told to hold it against; give the commitment to check it too.
        </span>
      </p>
    );
  }
  return (
    <p className="proof-verdict" role="status">
      <Seal state={broken.length === 0 ? "verified" : "broken"} size={72} />
      <span>
        <b>{broken.length === 0 ? "Verified." : "This does not match."}</b>{" "}
        {broken.length === 0
          ? "Everything the house told about this round comes out the same here, in your browser."
          : `${broken.map(({ name }) => name).join(", ")}: what was told is not what comes out. Keep this page and write to the operator.`}
      </span>
    </p>
  );
}

function CheckList({ checks }: { readonly checks: readonly Check[] }) {
  return (
    <table className="proof-checks">
      <caption className="sr-only">What was told and what comes out</caption>
      <thead>
        <tr>
          <th scope="col">Check</th>
          <th scope="col">Told</th>
          <th scope="col">Comes out</th>
          <th scope="col">Same</th>
        </tr>
      </thead>
      <tbody>
        {checks.map(({ name, told, found, holds }) => (
          <tr key={name} data-holds={holds}>
            <th scope="row">{name}</th>
            <td>{told}</td>
            <td>{found}</td>
            <td>{holds ? "✓ yes" : "✗ no"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Inputs({ claim }: { readonly claim: Claim }) {
  return (
    <dl className="proof-inputs">
      <div>
        <dt>Server seed (the house's, secret until revealed)</dt>
        <dd>{claim.serverSeed}</dd>
      </div>
      <div>
        <dt>Client seed (yours)</dt>
        <dd>{claim.clientSeed}</dd>
      </div>
      <div>
        <dt>Nonce (the round's number)</dt>
        <dd>{claim.nonce}</dd>
      </div>
    </dl>
  );
}

function Settlement({ claim, found }: { readonly claim: Claim; readonly found: Recomputed }) {
  const words = wordsOf(claim.game);
  return (
    <div className="proof-settlement">
      <p>
        <span className="caption">Bet</span>
        {words.bet(claim.bet)}
      </p>
      <p>
        <span className="caption">Outcome</span>
        <b>{words.outcome(found.outcome, claim.bet)}</b>
      </p>
      <p className="figures">
        <span className="caption">Payout</span>
        {found.over
          ? `${amountText(found.staked)} × ${timesText(found.multiplier)} = ${amountText(found.payout)}`
          : "the round is not over after these moves"}
      </p>
    </div>
  );
}
