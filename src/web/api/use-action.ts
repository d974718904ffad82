import { useState } from "react";
import { type Fault, faultOf } from "./fault.ts";

export type Action = {
  readonly busy: boolean;
  readonly fault: Fault | null;
  /** Runs it unless it runs already; true when it went well. */
  run(work: () => Promise<unknown>): Promise<boolean>;
};

/** One thing at a time, and what went wrong with it. */
export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    setFault(null);
    try {
      await work();
      return true;
    } catch (error) {
      setFault(faultOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, fault, run };
}
