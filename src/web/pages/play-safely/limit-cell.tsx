import { momentText } from "../../ui/moment.ts";
import { type Kind, type Limit, limitName, limitText, SPAN_WORDS, type Span } from "./words.ts";

type Props = {
  readonly kind: Kind;
  readonly span: Span;
  readonly limit: Limit | undefined;
  onEdit(): void;
};

/** A tape with what is used of it punched out. */
function Tape({ used, amount }: { readonly used: number; readonly amount: number }) {
  const share = amount === 0 ? 1 : Math.max(0, Math.min(1, used / amount));
  return (
    <span className="limit-tape" aria-hidden="true" data-full={share >= 1 || undefined}>
      <span style={{ width: `${share * 100}%` }} />
    </span>
  );
}

function usedText({ kind, used, amount }: Limit): string {
  if (used < 0) return `ahead by ${limitText(kind, -used)}`;
  return used >= amount ? "used up" : `${limitText(kind, used)} used`;
}

/** One limit: how much, how much of it is used, what waits. Pressing it changes it. */
export function LimitCell({ kind, span, limit, onEdit }: Props) {
  const name = SPAN_WORDS.find((one) => one.span === span)?.name;
  return (
    <button type="button" className="limit-cell" data-set={limit !== undefined || undefined} onClick={onEdit}>
      {/* Heard as one sentence; seen as figures and a tape. */}
      <span className="sr-only">
        {`${limitName(kind, span)}: ${limitText(kind, limit?.amount ?? null)}${limit ? `, ${usedText(limit)}` : ""}. Change`}
      </span>
      <span className="caption" aria-hidden="true">
        {name}
      </span>
      <span aria-hidden="true" className={`limit-amount ${limit ? "figures" : ""}`}>
        {limitText(kind, limit?.amount ?? null)}
      </span>
      {limit && (
        <>
          <Tape used={limit.used} amount={limit.amount} />
          <span className="caption figures" aria-hidden="true">
            {usedText(limit)}
          </span>
          {limit.next && (
            <span className="limit-next">
              {limitText(kind, limit.next.amount)} from {momentText(limit.next.at, "minute")}
            </span>
          )}
        </>
      )}
    </button>
  );
}
