import type { ReactNode } from "react";
import "./account.css";

type Props = {
  readonly title: string;
  readonly children: ReactNode;
  /** The way to the other page. */
  readonly other: ReactNode;
};

/** A form on its own: one column, nothing beside it. */
export function AccountFrame({ title, children, other }: Props) {
  return (
    <div className="account">
      <title>{`${title} · RNG-THING`}</title>
      <h1 className="display text-4xl">{title}</h1>
      {children}
      <p className="caption">{other}</p>
    </div>
  );
}
