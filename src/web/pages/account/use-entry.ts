import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { type Fault, faultOf } from "../../api/fault.ts";
import { changePlayer } from "../../api/queries.ts";

/** Only places of this house: never a link that leads out. */
const isOwnPath = (path: string | undefined): path is string => !!path && /^\/(?!\/)[\w\-/?=&]*$/.test(path);

type Entry = {
  readonly busy: boolean;
  readonly fault: Fault | null;
  /** Runs the way in and, unless it says false (there is another step), goes where the player came from. */
  enter(way: () => Promise<boolean>): Promise<void>;
};

/** Signing in or up: one at a time, the player's data afresh, then on to the page that asked for it. */
export function useEntry(next: string | undefined): Entry {
  const client = useQueryClient();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const enter = async (way: () => Promise<boolean>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setFault(null);
    try {
      if (await way()) {
        await changePlayer(client);
        router.history.push(isOwnPath(next) ? next : "/");
      } else setBusy(false);
    } catch (error) {
      setFault(faultOf(error));
      setBusy(false);
    }
  };
  return { busy, fault, enter };
}
