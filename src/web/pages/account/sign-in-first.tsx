import { Link, useRouterState } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useSession } from "../../api/queries.ts";
import { buttonClass } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { FaultNote } from "../../ui/fault-note.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";

type Props = {
  /** What one would see here. */
  readonly what: string;
  readonly children: ReactNode;
};

/** Shows its children to a signed-in player, and the way in to anyone else. */
export function SignInFirst({ what, children }: Props) {
  const { data, error, refetch, isFetching } = useSession();
  const path = useRouterState({ select: ({ location }) => location.href });
  if (error && !data) {
    return <FaultNote error={error} onRetry={() => void refetch()} retrying={isFetching} />;
  }
  if (!data) return <SkeletonRows rows={5} />;
  if (data.player) return children;
  return (
    <Empty
      title="Sign in first"
      action={
        <Link to="/sign-in" search={{ next: path }} className={buttonClass({ tone: "main" })}>
          Sign in
        </Link>
      }
    >
      {what}
    </Empty>
  );
}
