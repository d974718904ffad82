import type { Json } from "../../base/canonical.ts";
import { isGameId } from "../../games/ids.ts";
import type { Told } from "./checks.ts";
import { type Fields, isFields } from "./fields.ts";
import { parseJson } from "./parse-json.ts";
import type { Claim } from "./recompute.ts";

export type SavedRound = { readonly claim: Claim; readonly told: Told };

const text = (value: Json | undefined): string | undefined => (typeof value === "string" ? value : undefined);
const number = (value: Json | undefined): number | undefined =>
  typeof value === "number" ? value : undefined;

/** What a round said about itself when it was saved; what is missing is simply not held against anything. */
function toldBy(round: Fields): Told {
  const [serverSeedHash, rulesId] = [text(round["serverSeedHash"]), text(round["rulesId"])];
  const [stake, payout, outcome] = [number(round["stake"]), number(round["payout"]), round["outcome"]];
  return {
    ...(serverSeedHash === undefined ? {} : { serverSeedHash }),
    ...(rulesId === undefined ? {} : { rulesId }),
    ...(outcome === undefined || outcome === null ? {} : { outcome }),
    ...(stake === undefined ? {} : { stake }),
    ...(payout === undefined ? {} : { payout }),
  };
}

/** A round as the proof page saves it, {"round": …, "rules": …}. Undefined for anything else, and for a round whose seed is not revealed. */
export const parseSavedRound = (json: string): SavedRound | undefined => readSavedRound(parseJson(json));

/** The same of what has been read already. */
export function readSavedRound(whole: Json | undefined): SavedRound | undefined {
  const round = isFields(whole) ? whole["round"] : undefined;
  const rules = isFields(whole) ? whole["rules"] : undefined;
  if (!isFields(round) || rules === undefined) return undefined;
  const [game, serverSeed, clientSeed] = [
    text(round["game"]),
    text(round["serverSeed"]),
    text(round["clientSeed"]),
  ];
  const [nonce, stake] = [number(round["nonce"]), number(round["openingStake"]) ?? number(round["stake"])];
  const [bet, moves] = [round["bet"], round["moves"] ?? []];
  if (game === undefined || !isGameId(game) || serverSeed === undefined || clientSeed === undefined)
    return undefined;
  if (nonce === undefined || stake === undefined || bet === undefined || !Array.isArray(moves))
    return undefined;
  return {
    claim: { game, rules, bet, stake, moves: moves as readonly Json[], serverSeed, clientSeed, nonce },
    told: toldBy(round),
  };
}
