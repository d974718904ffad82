import { lazy, Suspense, useDeferredValue, useMemo } from "react";
import type { Json } from "../../base/canonical.ts";
import { GAME_IDS, type GameId, isGameId } from "../../games/ids.ts";
import { parseAmount } from "../ui/amount-text.ts";
import { Field } from "../ui/field.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { gameName } from "./game-name.ts";
import { JsonField } from "./json-field.tsx";
import { parseJson } from "./parse-json.ts";

const Proof = lazy(() => import("./proof.tsx").then((module) => ({ default: module.Proof })));

/** What a person types in about a round; everything as text. */
export type Form = {
  readonly game: GameId;
  readonly serverSeed: string;
  readonly clientSeed: string;
  readonly nonce: string;
  readonly stake: string;
  readonly bet: string;
  readonly moves: string;
  readonly commitment: string;
  readonly rules: string;
};

export const BLANK: Form = {
  game: "coinflip",
  serverSeed: "",
  clientSeed: "",
  nonce: "0",
  stake: "1.00",
  bet: "",
  moves: "[]",
  commitment: "",
  rules: "",
};

/** The published test vector of docs/fairness.md. */
export const EXAMPLE = {
  serverSeed: "18e93f4a7b5b58d2569765766d1b6c3296bbd8430d6f20249044d72f14720159",
  clientSeed: "bb62964774",
  nonce: "1",
  commitment: "92a94e8c23510695d92e123725ecd728e54bd251c0ec4b4c422bd16aa34567f9",
} as const;

type Props = {
  readonly form: Form;
  set(change: Partial<Form>): void;
  /** The rules in force and a bet of the game, for what is left empty; undefined while unknown. */
  readonly rules: Json | undefined;
  readonly firstBet: Json | undefined;
};

/** The form of a round's public data, and beneath it the proof as soon as there is enough. */
export function HandForm({ form, set, rules, firstBet }: Props) {
  const late = useDeferredValue(form);
  const claim = useMemo(() => claimOf(late, rules, firstBet), [late, rules, firstBet]);
  const told = late.commitment === "" ? {} : { serverSeedHash: late.commitment.trim().toLowerCase() };
  return (
    <>
      <Inputs form={form} set={set} rules={rules} firstBet={firstBet} />
      {claim ? (
        <Suspense fallback={<SkeletonRows rows={8} />}>
          <Proof claim={claim} told={told} />
        </Suspense>
      ) : (
        <p className="caption">The proof appears here as soon as both seeds are filled in.</p>
      )}
    </>
  );
}

function claimOf(form: Form, published: Json | undefined, firstBet: Json | undefined) {
  const rules = form.rules.trim() === "" ? published : parseJson(form.rules);
  const bet = form.bet.trim() === "" ? firstBet : parseJson(form.bet);
  const moves = parseJson(form.moves.trim() || "[]");
  const stake = parseAmount(form.stake);
  if (!form.serverSeed || !form.clientSeed || rules === undefined || bet === undefined) return undefined;
  if (!Array.isArray(moves) || stake === undefined) return undefined;
  return {
    game: form.game,
    rules,
    bet,
    stake,
    moves: moves as readonly Json[],
    serverSeed: form.serverSeed.trim(),
    clientSeed: form.clientSeed,
    nonce: Number(form.nonce),
  };
}

function Inputs({ form, set, rules, firstBet }: Props) {
  return (
    <form className="grid gap-4 sm:grid-cols-2" onSubmit={(event) => event.preventDefault()}>
      <GamePicker game={form.game} onPick={(game) => set({ game, bet: "", moves: "[]", rules: "" })} />
      <div className="grid grid-cols-2 gap-4">
        <Field
          label="Nonce"
          inputMode="numeric"
          value={form.nonce}
          onChange={(event) => set({ nonce: event.currentTarget.value })}
        />
        <Field
          label="Stake"
          inputMode="decimal"
          value={form.stake}
          onChange={(event) => set({ stake: event.currentTarget.value })}
        />
      </div>
      <Field
        label="Server seed"
        spellCheck={false}
        value={form.serverSeed}
        onChange={(event) => set({ serverSeed: event.currentTarget.value })}
      />
      <Field
        label="Client seed"
        spellCheck={false}
        value={form.clientSeed}
        onChange={(event) => set({ clientSeed: event.currentTarget.value })}
      />
      <Field
        className="sm:col-span-2"
        label="Commitment, if you noted it"
        spellCheck={false}
        value={form.commitment}
        onChange={(event) => set({ commitment: event.currentTarget.value })}
      />
      <JsonField label="Bet" value={form.bet} blank={firstBet} onChange={(bet) => set({ bet })} />
      <JsonField
        label="Moves, for games with choices"
        value={form.moves}
        blank={[]}
        onChange={(moves) => set({ moves })}
      />
      <details className="sm:col-span-2">
        <summary className="text-sm font-medium">Rules: those in force now, unless you paste others</summary>
        <div className="mt-3">
          <JsonField
            label="Rules"
            value={form.rules}
            blank={rules}
            onChange={(text) => set({ rules: text })}
            tall
          />
        </div>
      </details>
    </form>
  );
}

function GamePicker({ game, onPick }: { readonly game: GameId; onPick(game: GameId): void }) {
  return (
    <label className="grid content-start gap-1.5 text-sm font-medium">
      Game
      <select
        className="well"
        value={game}
        onChange={({ currentTarget: { value } }) => isGameId(value) && onPick(value)}
      >
        {GAME_IDS.map((id) => (
          <option key={id} value={id}>
            {gameName(id)}
          </option>
        ))}
      </select>
    </label>
  );
}
