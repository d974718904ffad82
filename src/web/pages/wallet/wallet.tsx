import { useSession, useWallet } from "../../api/queries.ts";
import { FaultNote } from "../../ui/fault-note.tsx";
import { dayText } from "../../ui/moment.ts";
import { SignInFirst } from "../account/sign-in-first.tsx";
import { Balances } from "./balances.tsx";
import { Statement } from "./statement.tsx";

/** What heads the statement on paper. */
function PrintHead() {
  const { data } = useSession();
  return (
    <p data-print="only">
      Statement of play money, account {data?.player?.username}, {data?.operator}, printed{" "}
      {dayText(new Date())}. Play money cannot be bought or paid out.
    </p>
  );
}

function Mine() {
  const { data, error, refetch, isFetching } = useWallet();
  return (
    <div className="grid gap-10">
      <PrintHead />
      {error && !data ? (
        <FaultNote error={error} onRetry={() => void refetch()} retrying={isFetching} />
      ) : (
        <Balances wallet={data} />
      )}
      <section>
        <Statement />
      </section>
    </div>
  );
}

export function Wallet() {
  return (
    <>
      <title>Wallet · RNG-THING</title>
      <h1 className="display mb-6 text-4xl">Wallet</h1>
      <SignInFirst what="Your balances and every movement of them are kept here.">
        <Mine />
      </SignInFirst>
    </>
  );
}
