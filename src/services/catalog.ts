import { present } from "../base/assert.ts";
import type { Json } from "../base/canonical.ts";
import { toDecimal, toNumber } from "../base/ratio.ts";
import { type Clock, SECOND_MS } from "../base/time.ts";
import type { Database } from "../db/database.ts";
import { GAMES } from "../games/catalog.ts";
import { type Game, rulesIdOf } from "../games/game.ts";
import { GAME_IDS, type GameId, isGameId } from "../games/ids.ts";
import { type Distribution, oddsOf, standardDeviation } from "../games/odds.ts";
import { GAME_ODDS } from "../games/odds-catalog.ts";
import { type GameSetting, keepRules, readGameSettings, readRules } from "../store/rules.ts";

/** A game as it is offered now. Amounts in minor units. */
export type CatalogEntry = {
  readonly game: Game;
  readonly enabled: boolean;
  readonly rules: Json;
  readonly rulesId: string;
  readonly stakeMin: bigint;
  readonly stakeMax: bigint;
};

/** What an operator changes is seen by every process within this. */
const REFRESH_MS = 5 * SECOND_MS;

/** The games on offer: published defaults, overlaid by what the operator has set. */
export async function createCatalog(deps: {
  database: Database;
  clock: Clock;
  onFault: (error: unknown) => void;
}) {
  const { db } = deps.database;
  const defaults = new Map<GameId, CatalogEntry>();
  for (const id of GAME_IDS) {
    const game = GAMES[id];
    const rulesId = rulesIdOf(id, game.rules);
    await keepRules(db, { id: rulesId, game: id, content: game.rules, now: new Date(deps.clock()) });
    defaults.set(id, {
      game,
      enabled: true,
      rules: game.rules,
      rulesId,
      stakeMin: BigInt(game.stakeMin),
      stakeMax: BigInt(game.stakeMax),
    });
  }
  let offers = new Map(defaults);
  let refreshedMs = Number.NEGATIVE_INFINITY;

  async function overlay(entry: CatalogEntry, setting: GameSetting): Promise<CatalogEntry> {
    const stored = setting.rulesId === null ? undefined : await readRules(db, setting.rulesId);
    return {
      ...entry,
      enabled: setting.enabled,
      ...(stored && setting.rulesId !== null ? { rules: stored.content, rulesId: setting.rulesId } : {}),
      stakeMin: setting.stakeMin ?? entry.stakeMin,
      stakeMax: setting.stakeMax ?? entry.stakeMax,
    };
  }

  async function refresh(): Promise<void> {
    const next = new Map(defaults);
    for (const setting of await readGameSettings(db)) {
      const entry = defaults.get(setting.game as GameId);
      if (entry) next.set(setting.game as GameId, await overlay(entry, setting));
    }
    offers = next;
  }

  /** Never waits: a stale catalog serves while the next one is read. */
  function refreshIfDue(): void {
    if (deps.clock() - refreshedMs < REFRESH_MS) return;
    refreshedMs = deps.clock();
    refresh().catch(deps.onFault);
  }

  const offerOf = (id: GameId): CatalogEntry => {
    refreshIfDue();
    return present(offers.get(id), `the offer of ${id}`);
  };
  await refresh();
  refreshedMs = deps.clock();
  return {
    offerOf,
    all: (): CatalogEntry[] => GAME_IDS.map(offerOf),
    /** Reads what the operator has set anew, now: another process has said that it changed. */
    refresh,
  };
}
export type Catalog = Awaited<ReturnType<typeof createCatalog>>;

/** The exact odds of one bet, ready to be shown: fractions as decimal text, the distribution's probabilities as doubles. */
export type OddsLine = {
  readonly name: string;
  /** As a player sends it; null for a chip that only a move can put. */
  readonly bet: Json;
  /** Put by a move, once the round is open: its odds by itself, from then until it is decided. */
  readonly later?: true;
  /** Without a house edge: the return is exactly 1. */
  readonly fair?: true;
  readonly rtp: { readonly n: string; readonly d: string };
  readonly rtpDecimal: string;
  readonly sd: number;
  readonly hit: number;
  readonly maxWin: number;
  readonly distribution: readonly { readonly multiplier: number; readonly probability: number }[];
};

const computed = new Map<string, readonly OddsLine[]>();
/** Rules versions are immutable, so their odds are computed once; an operator's drafts must not fill the memory. */
const COMPUTED_MAX = 200;

type Named = {
  readonly name: string;
  readonly bet: Json;
  readonly later?: true;
  readonly fair?: true | undefined;
};

function lineOf({ name, bet, later, fair }: Named, distribution: Distribution): OddsLine {
  const odds = oddsOf(distribution);
  return {
    name,
    bet,
    ...(later && { later }),
    ...(fair && { fair }),
    rtp: { n: odds.rtp.n.toString(), d: odds.rtp.d.toString() },
    rtpDecimal: toDecimal(odds.rtp, 12),
    sd: standardDeviation(odds),
    hit: toNumber(odds.hit),
    maxWin: odds.maxWin,
    distribution: odds.distribution.map((chance) => ({
      multiplier: chance.multiplier,
      probability: toNumber(chance.probability),
    })),
  };
}

/** Exact odds of every bet of a game under some rules, those that only moves can put at the end. Needs no database. */
export function oddsLines(id: GameId, rules: Json): readonly OddsLine[] {
  const key = rulesIdOf(id, rules);
  const before = computed.get(key);
  if (before) return before;
  const game = GAME_ODDS[id];
  const lines = [
    ...game
      .bets(rules)
      .map(({ name, bet, fair }) => lineOf({ name, bet, fair }, game.distribution(rules, bet))),
    ...(game.later?.(rules) ?? []).map(({ name, fair, distribution }) =>
      lineOf({ name, bet: null, later: true, fair }, distribution),
    ),
  ];
  if (computed.size >= COMPUTED_MAX) computed.delete(computed.keys().next().value as string);
  computed.set(key, lines);
  return lines;
}

export type OddsReport = {
  readonly game: GameId;
  readonly rulesId: string;
  readonly bets: readonly OddsLine[];
};

/** Exact odds under the published rules: of one game, or of all; undefined for a name that is no game. */
export function publishedOdds(name: string | undefined): OddsReport[] | undefined {
  if (name !== undefined && !isGameId(name)) return undefined;
  return (name === undefined ? GAME_IDS : [name]).map((game) => ({
    game,
    rulesId: rulesIdOf(game, GAMES[game].rules),
    bets: oddsLines(game, GAMES[game].rules),
  }));
}
