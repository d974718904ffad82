import { useState } from "react";
import type { Output } from "../../../contract/endpoints.ts";
import { call } from "../../api/call.ts";
import { useOverview } from "../../api/staff.ts";
import { useAction } from "../../api/use-action.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { momentText } from "../../ui/moment.ts";
import { Seal } from "../../ui/seal.tsx";
import { LogList } from "./log-list.tsx";

/** The name of the nightly proof. */
const PROOF = "the log of what staff did is an unbroken chain";

/** How the chain stands: proved now if somebody has asked, else as the last audit found it. */
function useProof(proved: Output<"proveAdminLog"> | null) {
  const nightly = useOverview().data?.books.proofs.find(({ name }) => name === PROOF);
  if (proved)
    return { ok: proved.fault === null, checked: proved.checked, at: proved.at, fault: proved.fault };
  return nightly && { ok: nightly.ok, checked: nightly.checked, at: nightly.provedAt, fault: null };
}

function Proof() {
  const [proved, setProved] = useState<Output<"proveAdminLog"> | null>(null);
  const { busy, fault, run } = useAction();
  const proof = useProof(proved);
  return (
    <div className="mb-8 grid gap-3">
      <div className="flex flex-wrap items-center gap-4">
        <Seal state={proof ? (proof.ok ? "verified" : "broken") : "sealed"} size={52} />
        <p className="min-w-56 flex-1" role="status">
          {!proof && "The chain was not proved yet."}
          {proof?.ok &&
            `Unbroken: ${proof.checked.toLocaleString("en")} entries, each with the hash of the one before.`}
          {proof && !proof.ok && (
            <strong>Broken{proof.fault ? `: entry ${proof.fault.entry} ${proof.fault.what}` : ""}.</strong>
          )}
          {proof && <span className="caption block">Proved {momentText(proof.at)}</span>}
        </p>
        <Button busy={busy} onClick={() => void run(async () => setProved(await call("proveAdminLog", {})))}>
          Prove it now
        </Button>
      </div>
      {fault && <ErrorNote title={fault.title} detail={fault.detail} requestId={fault.requestId} />}
    </div>
  );
}

/** What staff did. It can be added to, and nothing else. */
export function Log() {
  return (
    <div className="max-w-3xl">
      <h1 className="display mb-5 text-4xl">Log</h1>
      <Proof />
      <LogList />
    </div>
  );
}
