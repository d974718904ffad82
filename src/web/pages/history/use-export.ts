import { useRef, useState } from "react";
import type { GameId } from "../../../games/ids.ts";
import { call } from "../../api/call.ts";
import { faultOf } from "../../api/fault.ts";
import { toast } from "../../ui/toast.ts";

const PAGE = 100;
const LATER_MS = 30_000;

/** Hands a file to the browser's downloads. */
function save(name: string, parts: BlobPart[]): void {
  const url = URL.createObjectURL(new Blob(parts, { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), LATER_MS);
}

export type Export = {
  /** How many rounds have been collected; null while nothing is being collected. */
  readonly collected: number | null;
  begin(): void;
  stop(): void;
};

/** Reads every page of the history and saves one file, put together in this browser. */
export function useExport(game: GameId | undefined): Export {
  const [collected, setCollected] = useState<number | null>(null);
  const stopper = useRef<AbortController | null>(null);

  const collect = async (signal: AbortSignal): Promise<void> => {
    const { csvHead, csvRows } = await import("./csv.ts");
    const parts: BlobPart[] = [csvHead()];
    let count = 0;
    let cursor: string | undefined;
    do {
      const query = { game, cursor, limit: PAGE };
      const page = await call("listRounds", { query }, { signal });
      parts.push(csvRows(page.rounds));
      count += page.rounds.length;
      setCollected(count);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    save(`rounds${game ? `-${game}` : ""}-${new Date().toISOString().slice(0, 10)}.csv`, parts);
  };

  const begin = (): void => {
    if (stopper.current) return;
    const controller = new AbortController();
    stopper.current = controller;
    setCollected(0);
    collect(controller.signal)
      .catch((error: unknown) => {
        if (controller.signal.aborted) return;
        const { title, detail } = faultOf(error);
        toast({ title: `No file was saved. ${title}`, detail, tone: "loss" });
      })
      .finally(() => {
        stopper.current = null;
        setCollected(null);
      });
  };
  return { collected, begin, stop: () => stopper.current?.abort() };
}
