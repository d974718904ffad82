import type { ReactNode } from "react";
import "./empty.css";

const HOLES = ["0 0", "0 1", "1 0", "3 0", "3 1", "4 0", "6 0", "6 1", "6 2", "7 0"] as const;

/** A reel of tape whose end is still blank: nothing has been punched yet. */
function Reel() {
  return (
    <svg className="empty-reel" viewBox="0 0 260 120" aria-hidden="true">
      <path className="reel-tape" d="M60 96H236l10 10H60z" />
      <path className="reel-tape" d="M60 84h176v22H60z" />
      <path className="reel-sprockets" d="M70 95h160" />
      {HOLES.map((hole) => {
        const [at = 0, row = 0] = hole.split(" ").map(Number);
        return <circle key={hole} className="reel-hole" cx={72 + at * 8} cy={89 + row * 4} r="1.5" />;
      })}
      <circle className="reel-body" cx="60" cy="60" r="46" />
      <circle className="reel-turn" cx="60" cy="60" r="38" />
      <circle className="reel-turn" cx="60" cy="60" r="31" />
      <circle className="reel-turn" cx="60" cy="60" r="25" />
      <circle className="reel-core" cx="60" cy="60" r="17" />
      <path className="reel-spoke" d="M60 47v26M48.7 53.5l22.6 13M48.7 66.5l22.6-13" />
      <path className="reel-cut" d="M236 82v28" />
    </svg>
  );
}

type Props = { readonly title: string; readonly children?: ReactNode; readonly action?: ReactNode };

/** Nothing here yet, and what to do about it. */
export function Empty({ title, children, action }: Props) {
  return (
    <div className="grid justify-items-center gap-3 px-4 py-12 text-center">
      <Reel />
      <h2 className="display text-xl">{title}</h2>
      {children && <p className="caption prose-width">{children}</p>}
      {action}
    </div>
  );
}
