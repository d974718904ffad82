import type { ReactNode } from "react";
import "./notice.css";

type Props = {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** Whether it comes while somebody looks, and has to be said. */
  readonly live?: boolean;
};

/** Something that holds now and is no error: a break, a limit that is reached, a house without backups. */
export function Notice({ title, children, action, live = false }: Props) {
  return (
    <div className="notice" role={live ? "status" : undefined}>
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        {children && <div className="caption mt-0.5 text-pretty">{children}</div>}
      </div>
      {action}
    </div>
  );
}
