import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { call } from "../../api/call.ts";
import { type Fault, faultOf } from "../../api/fault.ts";
import { sessionQuery } from "../../api/queries.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { toast } from "../../ui/toast.ts";
import { SignInFirst } from "../account/sign-in-first.tsx";

const KEPT = "rng-setup";

/** The token stands after the #, so that no server's log sees it; it waits in this tab while its owner signs in. */
function takeToken(): string {
  const token = window.location.hash.slice(1);
  if (token === "") return sessionStorage.getItem(KEPT) ?? "";
  sessionStorage.setItem(KEPT, token);
  window.history.replaceState(window.history.state, "", window.location.pathname);
  return token;
}

/** What the link of a new house offers. */
function Claim({ token }: { readonly token: string }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  if (token === "") {
    return (
      <Empty title="This link is not whole">
        Copy all of it from the server's first lines, with what follows the #.
      </Empty>
    );
  }
  const claim = async (): Promise<void> => {
    setBusy(true);
    setFault(null);
    try {
      await call("claimAdmin", { body: { token } });
      sessionStorage.removeItem(KEPT);
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      toast({
        title: "You administer this house",
        detail: "Set up a second factor next: the back office asks for it.",
      });
      await navigate({ to: "/" });
    } catch (error) {
      setFault(faultOf(error));
      setBusy(false);
    }
  };
  return (
    <div className="grid justify-items-start gap-5">
      <p className="prose-width">
        Your account becomes the first administrator. The link works once; afterwards only an administrator
        can name another.
      </p>
      {fault && <ErrorNote title={fault.title} detail={fault.detail} requestId={fault.requestId} />}
      <Button tone="main" size="large" busy={busy} onClick={() => void claim()}>
        Take over the house
      </Button>
      <Link to="/" className="link caption">
        Not now
      </Link>
    </div>
  );
}

export function Setup() {
  const [token] = useState(takeToken);
  return (
    <div className="mx-auto grid max-w-2xl gap-6 py-6">
      <title>Set up · RNG-THING</title>
      <h1 className="display text-4xl">A new house needs someone to run it</h1>
      <SignInFirst what="The link is for your account: sign in or create one, and you come back here.">
        <Claim token={token} />
      </SignInFirst>
    </div>
  );
}
