import { type ReactNode, useId } from "react";
import "./section.css";

type Props = {
  readonly title: string;
  /** A sentence beneath the name. */
  readonly about?: ReactNode;
  /** What a link within the page calls it. */
  readonly anchor?: string;
  /** For tables and drawings, which need the room. */
  readonly wide?: boolean;
  readonly children: ReactNode;
};

/** A part of the account's pages: its name at the side, what can be done in the middle. */
export function Section({ title, about, anchor, wide = false, children }: Props) {
  const id = useId();
  return (
    <section id={anchor} className="account-section" aria-labelledby={id}>
      <div className="grid content-start gap-2">
        <h2 id={id} className="display text-xl">
          {title}
        </h2>
        {about && <p className="caption max-w-[60ch]">{about}</p>}
      </div>
      <div className={`grid content-start gap-4 ${wide ? "min-w-0" : "max-w-xl justify-items-start"}`}>
        {children}
      </div>
    </section>
  );
}
