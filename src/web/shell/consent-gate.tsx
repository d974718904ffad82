import { useQueryClient } from "@tanstack/react-query";
import { useRouterState } from "@tanstack/react-router";
import { useState } from "react";
import { call } from "../api/call.ts";
import { sessionQuery, useSession } from "../api/queries.ts";
import { useAction } from "../api/use-action.ts";
import { Agreement } from "../pages/account/agreement.tsx";
import { Button } from "../ui/button.tsx";
import { ErrorNote } from "../ui/error-note.tsx";

/** Where one may go without having agreed: to read, to leave, to take one's data along. */
const FREE = ["/terms", "/privacy", "/profile", "/security", "/fairness"];

/** New terms ask again, above every page but those that one needs to decide. Playing waits for the answer. */
export function ConsentGate() {
  const { data } = useSession();
  const client = useQueryClient();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const [agreed, setAgreed] = useState(false);
  const { busy, fault, run } = useAction();
  const missing = data?.player?.unaccepted ?? [];
  if (!data || missing.length === 0 || FREE.some((free) => path.startsWith(free))) return null;
  const accept = (): Promise<boolean> =>
    run(async () => {
      const documents = missing.map((document) => ({ document, version: data.legal[document] }));
      await call("acceptDocuments", { body: { documents } });
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    });
  return (
    <section className="consent" aria-labelledby="consent-title">
      <h2 id="consent-title" className="display text-2xl">
        Something has changed in what we agree on
      </h2>
      <p className="prose-width">
        {missing.length === 2
          ? "The terms of use and the privacy notice are new."
          : `The ${missing[0] === "terms" ? "terms of use are" : "privacy notice is"} new.`}{" "}
        Read and accept them to play on. Your balances wait for you; you can also take your data along or
        delete your account on your profile.
      </p>
      {fault && <ErrorNote title={fault.title} detail={fault.detail} />}
      <Agreement checked={agreed} onChange={setAgreed} />
      <Button
        tone="main"
        className="justify-self-start"
        disabled={!agreed}
        busy={busy}
        onClick={() => void accept()}
      >
        Play on
      </Button>
    </section>
  );
}
