import { useState } from "react";
import { Section } from "../profile/section.tsx";
import { LimitCell } from "./limit-cell.tsx";
import { LimitDialog } from "./limit-dialog.tsx";
import { KINDS, type Kind, type Limits, SPAN_WORDS, type Span } from "./words.ts";

type Edited = { readonly kind: Kind; readonly span: Span };

/** Nine limits: three things, three spans. */
export function LimitTable({ limits }: { readonly limits: Limits["limits"] }) {
  const [edited, setEdited] = useState<Edited | null>(null);
  const find = ({ kind, span }: Edited) => limits.find((one) => one.kind === kind && one.span === span);
  return (
    <Section
      wide
      title="Limits"
      about="A tighter limit counts at once, in every game and every window. A looser one, or none, counts after 24 hours. Days begin at 00:00 UTC, weeks on Monday."
    >
      <div className="limit-table">
        {KINDS.map(({ kind, name, about }) => (
          <section key={kind} className="limit-row" aria-label={name}>
            <div>
              <h3 className="font-medium">{name}</h3>
              <p className="caption">{about}</p>
            </div>
            {SPAN_WORDS.map(({ span }) => (
              <LimitCell
                key={span}
                kind={kind}
                span={span}
                limit={find({ kind, span })}
                onEdit={() => setEdited({ kind, span })}
              />
            ))}
          </section>
        ))}
      </div>
      {edited && <LimitDialog {...edited} limit={find(edited)} onClose={() => setEdited(null)} />}
    </Section>
  );
}
