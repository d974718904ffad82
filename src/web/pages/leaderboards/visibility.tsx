import { useQueryClient } from "@tanstack/react-query";
import { call } from "../../api/call.ts";
import { useRankingVisibility, visibilityQuery } from "../../api/leaderboards.ts";
import { useAction } from "../../api/use-action.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { FaultNote } from "../../ui/fault-note.tsx";
import "../../shell/settings.css";

/** Whether one is shown to others. */
export function Visibility() {
  const client = useQueryClient();
  const { data, error, refetch, isFetching } = useRankingVisibility();
  const { busy, fault, run } = useAction();
  if (error && !data) return <FaultNote error={error} onRetry={() => void refetch()} retrying={isFetching} />;
  const shown = data?.shown ?? true;
  const put = (): void =>
    void run(async () => {
      const next = await call("putRankingVisibility", { body: { shown: !shown } });
      client.setQueryData(visibilityQuery.queryKey, next);
    });
  return (
    <div className="rank-visibility">
      <div>
        <p id="shown-label" className="font-medium">
          Show me in the leaderboards
        </p>
        <p className="caption">
          {shown
            ? "Your name and your figures stand here for everybody."
            : "You are left out from the next minute on, of every board and window."}
        </p>
        {fault && <ErrorNote title={fault.title} detail={fault.detail} />}
      </div>
      <button
        type="button"
        role="switch"
        className="switch"
        aria-checked={shown}
        aria-labelledby="shown-label"
        disabled={!data || busy}
        onClick={put}
      />
    </div>
  );
}
