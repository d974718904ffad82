import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Round } from "../../contract/rounds.ts";
import { call } from "../api/call.ts";
import { useSeeds } from "../api/queries.ts";
import { Ribbon } from "../ui/ribbon.tsx";
import { bytesOfHex } from "../ui/tape.ts";
import { useMedia, WIDE } from "../ui/use-media.ts";

const WORDS_A_BLOCK = 8;
/** Units of the drawing a byte takes along a long edge. */
const EDGE_PITCH = { down: 38, along: 36, broad: 74 } as const;
const BROAD = "(min-width: 40rem)";

type Opened = { readonly bytes: Uint8Array; readonly lit: readonly number[] };

/** The first block of a revealed round and the words of it that became draws. The verifier is only loaded for this. */
async function open(round: Round): Promise<Opened | null> {
  const { round: whole, rules } = await call("getRound", { params: { id: round.id } });
  if (whole.serverSeed === null) return null;
  const { recompute } = await import("../fairness/recompute.ts");
  const again = recompute({ ...whole, rules, stake: whole.openingStake, serverSeed: whole.serverSeed });
  const block = again.ok ? again.value.blocks[0] : undefined;
  if (!again.ok || !block) return null;
  const read = again.value.steps.flatMap((step) => step.words.map((_, i) => step.from + i));
  return { bytes: block, lit: read.filter((word) => word < WORDS_A_BLOCK) };
}

/**
 * The tape at the edge of every game: the commitment, sealed, while its seed is secret; once the pair of the last round is
 * revealed, the bytes that made that round, its words lit in order.
 */
export function EdgeRibbon({ round }: { readonly round: Round | null }) {
  const seeds = useSeeds().data;
  const down = useMedia(WIDE);
  const broad = useMedia(BROAD);
  const revealed =
    round !== null && seeds !== undefined && round.serverSeedHash !== seeds.current.serverSeedHash;
  const opened = useQuery({
    queryKey: ["round", round?.id, "tape"],
    queryFn: () => (round ? open(round) : null),
    enabled: revealed,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const shown = revealed ? opened.data : undefined;
  const hash = seeds?.current.serverSeedHash;
  const lie = down ? "down" : "along";
  const label = shown
    ? "The tape of your last round, its seed revealed. Opens the proof."
    : hash
      ? `Sealed: the next rounds are committed to ${hash.slice(0, 8)}…, nonce ${seeds.current.nonce}. Opens fairness.`
      : "Every round is committed to before the bet. Opens fairness.";
  const look = { className: "edge-ribbon ribbon-leader", "data-lie": lie, title: label };
  const tape = (
    <Ribbon
      key={shown ? "open" : (seeds?.current.nonce ?? 0)}
      bytes={shown?.bytes ?? (hash ? (bytesOfHex(hash) ?? null) : null)}
      lie={lie}
      pitch={EDGE_PITCH[!down && broad ? "broad" : lie]}
      sealed={!shown}
      lit={shown?.lit ?? []}
      label={label}
    />
  );
  return shown && round ? (
    <Link to="/fairness/$round" params={{ round: round.id }} {...look}>
      {tape}
    </Link>
  ) : (
    <Link to="/fairness" {...look}>
      {tape}
    </Link>
  );
}
