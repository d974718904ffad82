import type { Output } from "../../../contract/endpoints.ts";
import { Amount } from "../../ui/amount.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import "./balances.css";

type Wallet = Output<"getWallet">;

/** The two currencies, large, and how today went, small. */
export function Balances({ wallet }: { readonly wallet: Wallet | undefined }) {
  const blank = <Skeleton width={9} height={2.5} />;
  return (
    <section className="balances" aria-label="Balances">
      <div className="balance">
        <h2>Credits</h2>
        <p>{wallet ? <Amount minor={wallet.balances.credits} /> : blank}</p>
        <small>for the games</small>
      </div>
      <div className="balance">
        <h2>Cash</h2>
        <p>{wallet ? <Amount minor={wallet.balances.cash} currency="cash" /> : blank}</p>
        <small>for the lottery</small>
      </div>
      <dl className="today">
        <div>
          <dt>Staked today</dt>
          <dd>{wallet ? <Amount minor={wallet.today.staked} /> : "–"}</dd>
        </div>
        <div>
          <dt>Returned today</dt>
          <dd>{wallet ? <Amount minor={wallet.today.returned} /> : "–"}</dd>
        </div>
        <div className="today-net">
          <dt>Net, since 00:00 UTC</dt>
          <dd>{wallet ? <Amount minor={wallet.today.net} change /> : "–"}</dd>
        </div>
      </dl>
    </section>
  );
}
