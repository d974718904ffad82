import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import type { GameId } from "../../games/ids.ts";
import { useListedKeys } from "../shell/key-list.ts";
import { Button, buttonClass } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { useMedia, WIDE } from "../ui/use-media.ts";
import { type FiguresQuery, useBetOdds } from "./bet-odds.ts";
import { ChipTray } from "./chip-tray.tsx";
import { EdgeRibbon } from "./edge-ribbon.tsx";
import { Gauges } from "./gauges.tsx";
import { LastRounds } from "./last-rounds.tsx";
import { OddsWall } from "./odds-wall.tsx";
import { ProofLink } from "./proof-link.tsx";
import { ShareRound } from "./share-round.tsx";
import { Slip } from "./slip.tsx";
import type { Sound } from "./sound.ts";
import { useSound } from "./use-sound.ts";
import { type Table, type TableProps, useTable } from "./use-table.ts";
import { CHIP_TABLE_KEYS, TABLE_KEYS, useTableKeys } from "./use-table-keys.ts";
import { Verdict } from "./verdict.tsx";

const OddsSheet = lazy(() => import("./odds-sheet.tsx").then((module) => ({ default: module.OddsSheet })));

/** A game on the table: its odds above, its scene in the middle, the tape at the edge, the slip at hand. */
export function Board(props: TableProps) {
  const { detail, scene, rounds } = props;
  const { Scene } = scene;
  const wide = useMedia(WIDE);
  const table = useTable(props);
  const { play, draft, round, result } = table;
  const { sound, toggle: toggleSound } = useSound();
  const [showsOdds, setShowsOdds] = useState(false);
  // A round that is still being shown is in no list and no figure: they never tell first.
  const told = play.phase === "idle" ? rounds : rounds.filter(({ id }) => id !== round?.id);
  const oddsBet = round?.state === "open" ? round.bet : draft.bet;
  const odds = useBetOdds(detail.id, table.rules, oddsBet);
  useTableKeys(table, {
    chips: scene.stakeOf !== undefined,
    stakeMin: detail.stakeMin,
    stakeMax: detail.stakeMax,
    toggleOdds: () => setShowsOdds((shown) => !shown),
  });
  useListedKeys(detail.name, scene.keys);
  useListedKeys("At the table", scene.stakeOf ? CHIP_TABLE_KEYS : TABLE_KEYS);
  return (
    <div className="game-page" data-game={detail.id} data-phase={play.phase}>
      <Head
        game={detail.id}
        name={detail.name}
        odds={odds}
        hasBet={oddsBet !== null}
        soundOn={sound.on}
        onSound={toggleSound}
        onOdds={() => setShowsOdds(true)}
      />
      <div className="game-body">
        <EdgeRibbon round={play.phase === "idle" ? round : null} />
        <div className="game-stage">
          <Scene
            rules={table.rules}
            bet={draft.bet}
            onBetChange={draft.set}
            stake={table.stake}
            onStakeChange={table.setStake}
            stakeMin={detail.stakeMin}
            stakeMax={detail.stakeMax}
            phase={play.phase}
            result={result}
            onRevealed={play.revealed}
            onMove={table.move}
            choice={table.choice}
            onChoice={table.setChoice}
            reducedMotion={table.still}
            sound={sound}
          />
          <footer className="game-foot">
            <LastRounds rounds={told} />
            {round && play.phase === "idle" && (
              <div className="flex flex-wrap gap-x-5" data-print="no">
                {round.state === "settled" && <ShareRound key={round.id} round={round.id} />}
                <ProofLink round={round} />
              </div>
            )}
          </footer>
        </div>
        <div className="game-side">
          <SlipSide table={table} sound={sound} {...props} />
          {wide && <OddsWall bet={oddsBet} figures={odds.figures} rounds={told} />}
        </div>
      </div>
      {showsOdds && (
        <Suspense>
          <OddsSheet
            open
            onClose={() => setShowsOdds(false)}
            game={detail.id}
            name={detail.name}
            bet={oddsBet}
            odds={odds}
            rounds={rounds}
            stake={round?.state === "open" ? round.openingStake : table.total}
          />
        </Suspense>
      )}
    </div>
  );
}

type HeadProps = {
  readonly game: GameId;
  readonly name: string;
  readonly odds: FiguresQuery;
  readonly hasBet: boolean;
  readonly soundOn: boolean;
  onSound(): void;
  onOdds(): void;
};

function Head({ game, name, odds, hasBet, soundOn, onSound, onOdds }: HeadProps) {
  return (
    <header className="game-head">
      <h1 className="display">{name}</h1>
      <Gauges figures={odds.figures} everyRtp={odds.everyRtp} awaited={hasBet && !odds.failed} />
      <div className="game-tools">
        <Button size="small" hint="o" onClick={onOdds}>
          <Icon name="odds" size={16} />
          Odds
        </Button>
        <Link to="/games/$game/rules" params={{ game }} className={buttonClass({ size: "small" })}>
          Rules
        </Link>
        <Button size="small" iconOnly aria-pressed={soundOn} aria-label="Sound" onClick={onSound}>
          <Icon name={soundOn ? "sound-on" : "sound-off"} size={16} />
        </Button>
      </div>
    </header>
  );
}

type SlipSideProps = TableProps & { readonly table: Table; readonly sound: Sound };

function SlipSide({ table, sound, detail, scene, player, rounds }: SlipSideProps) {
  const { play, draft, moves, total } = table;
  const chips = scene.stakeOf !== undefined;
  const locked = play.phase !== "idle" || moves !== null || table.repeat.count !== null;
  const last = rounds.find((round) => round.state === "settled")?.bet ?? null;
  const { bet } = draft;
  return (
    <Slip
      label={chips ? "Chip" : "Stake"}
      stake={table.stake}
      onStake={table.setStake}
      stakeMin={detail.stakeMin}
      stakeMax={detail.stakeMax}
      total={total}
      chips={chips}
      pays={bet === null ? undefined : scene.pays?.(table.rules, bet)}
      phase={play.phase}
      moves={moves}
      terms={table.terms}
      opens={scene.opens ?? "Play"}
      credits={table.credits}
      onMove={({ move }) => table.move(move)}
      hindrance={table.hindrance}
      guest={player === null}
      fault={play.fault}
      onRetry={play.retry}
      onPress={table.press}
      repeat={detail.kind === "one-shot" ? table.repeat : null}
    >
      <Verdict round={table.round} phase={play.phase} sound={sound} played={play.round !== null} />
      {chips && (
        <ChipTray
          value={table.stake}
          onValue={table.setStake}
          max={detail.stakeMax}
          disabled={locked}
          choosing={play.phase === "idle"}
          canUndo={draft.canUndo}
          hasBet={bet !== null}
          hasLast={last !== null}
          onUndo={draft.undo}
          onClear={() => draft.set(null)}
          onDouble={() => bet !== null && draft.set(scene.doubled?.(bet) ?? bet)}
          onLast={() => draft.set(last)}
        />
      )}
    </Slip>
  );
}
