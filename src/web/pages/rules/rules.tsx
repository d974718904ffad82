import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Fragment, lazy, type ReactNode, Suspense } from "react";
import type { Json } from "../../../base/canonical.ts";
import type { GameDetail } from "../../../contract/games.ts";
import type { BlackjackRules } from "../../../games/blackjack/rules.ts";
import { type GameId, isGameId } from "../../../games/ids.ts";
import type { VideoPokerRules } from "../../../games/video-poker/video-poker.ts";
import { useGame } from "../../api/queries.ts";
import { gameName } from "../../fairness/game-name.ts";
import { amountText } from "../../ui/amount-text.ts";
import { buttonClass } from "../../ui/button.tsx";
import { FaultNote } from "../../ui/fault-note.tsx";
import { keyed } from "../../ui/keyed.ts";
import { Code, Prose, Rows } from "../../ui/prose.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { NotFound } from "../not-found.tsx";
import { askSheet } from "./ask.ts";
import { Bets } from "./bets.tsx";
import { type Part, readRulesText, type Section, type Slot } from "./text.ts";
import "./rules.css";

const route = getRouteApi("/games/$game/rules");
const StrategyChart = lazy(() =>
  import("../../games/blackjack/strategy-chart.tsx").then((module) => ({ default: module.StrategyChart })),
);
const HoldList = lazy(() =>
  import("../../games/video-poker/hold-list.tsx").then((module) => ({ default: module.HoldList })),
);

/** What is worked out from the rules comes before what has to be read. */
const isWorkedOut = ({ blocks }: Section): boolean =>
  blocks.some((block) => block.kind === "slot" && block.name !== "rules");

/** How they were worked out can wait. */
function figuresFirst({ blocks, ...section }: Section): Section {
  const isSlot = ({ kind }: Part): boolean => kind === "slot";
  return { ...section, blocks: [...blocks.filter(isSlot), ...blocks.filter((block) => !isSlot(block))] };
}

/** The rules of one game in words, with every bet worked out exactly from the rules that it is played by here. */
export function Rules() {
  const { game } = route.useParams();
  return isGameId(game) ? <RulesOf key={game} game={game} /> : <NotFound />;
}

function RulesOf({ game }: { readonly game: GameId }) {
  const detail = useGame(game);
  const text = useQuery({
    queryKey: ["rules-text", game],
    queryFn: () => readRulesText(game),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const name = gameName(game);
  const failed = detail.error ?? text.error;
  const again = (): void => void (detail.error ? detail.refetch() : text.refetch());
  return (
    <article className="rules prose" data-game={game}>
      <title>{`${name}: rules · RNG-THING`}</title>
      <header className="grid gap-3">
        <h1 className="display text-4xl">{name}: rules</h1>
        {detail.data && <Facts detail={detail.data} />}
        <p className="flex flex-wrap gap-2" data-print="no">
          <Link to="/games/$game" params={{ game }} className={buttonClass({ size: "small" })}>
            To the table
          </Link>
          <Link to="/odds" hash={game} className={buttonClass({ size: "small", tone: "quiet" })}>
            Odds of all games
          </Link>
        </p>
      </header>
      {failed && <FaultNote error={failed} retrying={detail.isFetching || text.isFetching} onRetry={again} />}
      {!failed && (!detail.data || !text.data) && <SkeletonRows rows={10} />}
      {detail.data && text.data && <Text detail={detail.data} {...text.data} />}
    </article>
  );
}

function Facts({ detail: { rulesId, stakeMin, stakeMax } }: { readonly detail: GameDetail }) {
  return (
    <p className="caption figures wrap-anywhere">
      Stakes {amountText(stakeMin)} to {amountText(stakeMax)} credits · rules {rulesId}
    </p>
  );
}

type PartsProps = { readonly parts: readonly Part[]; readonly label: string; slot(name: Slot): ReactNode };

const Parts = ({ parts, label, slot }: PartsProps) =>
  keyed(parts).map(([key, part]) =>
    part.kind === "slot" ? (
      <Fragment key={key}>{slot(part.name)}</Fragment>
    ) : (
      <Prose key={key} block={part} label={`${label}, part ${Number(key) + 1}`} />
    ),
  );

type TextProps = { readonly detail: GameDetail } & Awaited<ReturnType<typeof readRulesText>>;

function Text({ detail, lead, sections }: TextProps) {
  const { id: game, name, rulesId } = detail;
  const rules = detail.rules as Json;
  const sheet = useQuery({
    queryKey: ["rules-sheet", game, rulesId],
    queryFn: () => askSheet(game, rules),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const wait = sheet.error ? (
    <FaultNote error={sheet.error} retrying={sheet.isFetching} onRetry={() => void sheet.refetch()} />
  ) : (
    <SkeletonRows rows={4} />
  );
  const slot = (part: Slot): ReactNode => {
    if (part === "rules") return <Code label="Rules in force" text={JSON.stringify(rules, null, 1)} />;
    if (part === "tables" && game === "blackjack") {
      return (
        <Suspense fallback={<SkeletonRows rows={10} />}>
          <StrategyChart rules={rules as BlackjackRules} view={null} />
        </Suspense>
      );
    }
    if (part === "strategy") {
      return (
        <Suspense fallback={<SkeletonRows rows={10} />}>
          <HoldList rules={rules as VideoPokerRules} view={null} />
        </Suspense>
      );
    }
    if (!sheet.data) return wait;
    if (part === "odds") return <Bets bets={sheet.data.bets} name={name} />;
    const { table } = sheet.data;
    return table ? (
      <Rows
        label={`${name}: more figures`}
        ends={table.columns.map(([, kind]) => kind === "figures")}
        head={table.columns.map(([column]) => column)}
        rows={table.rows}
      />
    ) : null;
  };
  const ordered = [
    ...sections.filter(isWorkedOut).map(figuresFirst),
    ...sections.filter((section) => !isWorkedOut(section)),
  ];
  return (
    <>
      <Parts parts={lead} label={name} slot={slot} />
      <nav aria-label="On this page" className="rules-nav" data-print="no">
        {ordered.map(({ id, title }) => (
          <a key={id} href={`#${id}`} className="link">
            {title}
          </a>
        ))}
      </nav>
      {ordered.map(({ id, title, blocks }) => (
        <section key={id} id={id} aria-labelledby={`${id}-title`} className="rules-part">
          <h2 id={`${id}-title`} className="display text-2xl">
            {title}
          </h2>
          <Parts parts={blocks} label={title} slot={slot} />
        </section>
      ))}
    </>
  );
}
