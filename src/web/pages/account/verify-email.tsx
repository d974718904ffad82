import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { call } from "../../api/call.ts";
import { sessionQuery, usePlayer } from "../../api/queries.ts";
import { useAction } from "../../api/use-action.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { AccountFrame } from "./account-frame.tsx";
import { useLinkToken } from "./link-token.ts";
import { SendAgain } from "./send-again.tsx";

/** How the link of a letter for a new address begins. */
const NEW = "new.";

function Confirmation({ token }: { readonly token: string }) {
  const [done, setDone] = useState(false);
  const client = useQueryClient();
  const { busy, fault, run } = useAction();
  const isNew = token.startsWith(NEW);
  const confirm = async (): Promise<void> => {
    const went = await run(() =>
      isNew
        ? call("confirmNewEmail", { body: { token: token.slice(NEW.length) } })
        : call("verifyEmail", { body: { token } }),
    );
    if (!went) return;
    setDone(true);
    await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  const player = usePlayer();
  const onward = (
    <Link to={player ? "/" : "/sign-in"} className={buttonClass({ tone: "main" })}>
      {player ? "To the games" : "Sign in"}
    </Link>
  );
  return (
    <AccountFrame title={isNew ? "Your new address" : "Your address"} other={null}>
      {done ? (
        <Empty title="Confirmed" action={onward}>
          This address is yours now, as far as we are concerned.
        </Empty>
      ) : token === "" ? (
        <Empty title="This link is not whole">Copy all of it from the letter, with what follows the #.</Empty>
      ) : (
        <div className="grid gap-4">
          <p>Confirm that the address which the letter came to is yours.</p>
          {fault && <ErrorNote title={fault.title} detail={fault.detail} requestId={fault.requestId} />}
          <Button tone="main" size="large" busy={busy} onClick={() => void confirm()}>
            Confirm the address
          </Button>
          {fault && !isNew && <SendAgain known={player?.email ?? ""} />}
        </div>
      )}
    </AccountFrame>
  );
}

/** Where the links of letters lead that confirm an address. A press confirms: programs that open links press nothing. */
export function VerifyEmail() {
  const token = useLinkToken();
  return <Confirmation key={token} token={token} />;
}
