import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Me } from "../../contract/session.ts";
import { useSeeds, useWallet } from "../api/queries.ts";
import { FittingAmount } from "../ui/fitting-amount.tsx";
import { Ribbon } from "../ui/ribbon.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { bytesOfHex } from "../ui/tape.ts";
import { useSessionClock } from "./session-clock.ts";
import "./meters.css";

function Meter({
  name,
  help,
  children,
}: {
  readonly name: string;
  readonly help: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="meter" title={help}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What one owns, how today goes and how long one has been here: always in sight, never blinking. */
export function Meters({ player }: { readonly player: Me }) {
  const { data: wallet } = useWallet();
  const clock = useSessionClock(player.id);
  const blank = <Skeleton width={3.5} height={0.9} />;
  return (
    <dl className="meters" aria-label="Balances and session">
      <Meter name="Credits" help="Credits, the currency of the games">
        {wallet ? <FittingAmount minor={wallet.balances.credits} /> : blank}
      </Meter>
      <Meter name="Cash" help="Play cash, the currency of the lottery">
        {wallet ? <FittingAmount minor={wallet.balances.cash} currency="cash" /> : blank}
      </Meter>
      <Meter name="Today" help="Returned less staked since 00:00 UTC, credits">
        {wallet ? <FittingAmount minor={wallet.today.net} change /> : blank}
      </Meter>
      <Meter name="Session" help="Hours and minutes since you sat down">
        <span className="amount">{clock}</span>
      </Meter>
    </dl>
  );
}

/** The tape of the seed in play, sealed; leads to its page. */
export function SeedMeter() {
  const { data: seeds } = useSeeds();
  const hash = seeds?.current.serverSeedHash;
  return (
    <Link to="/fairness" className="seed-meter" title="The seed in play, sealed">
      <Ribbon
        bytes={(hash && bytesOfHex(hash)) || null}
        lie="along"
        sealed
        label={hash ? `The seed in play, sealed: commitment ${hash.slice(0, 8)}` : "The seed in play"}
      />
    </Link>
  );
}
