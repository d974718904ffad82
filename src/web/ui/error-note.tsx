import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";

type Props = {
  /** What happened. */
  readonly title: string;
  /** That nothing was lost, and what to do. */
  readonly detail?: string;
  /** For the operator's logs. */
  readonly requestId?: string | undefined;
  onRetry?: (() => void) | undefined;
  readonly retrying?: boolean;
};

/** An error in its place, with another try. */
export function ErrorNote({ title, detail, requestId, onRetry, retrying = false }: Props) {
  return (
    <div
      role="alert"
      className="flex flex-wrap items-start gap-3 rounded-md border border-loss/60 bg-loss/8 px-4 py-3"
    >
      <span className="mt-0.5 text-loss-ink">
        <Icon name="warning" />
      </span>
      <div className="min-w-48 flex-1">
        <p className="font-medium">{title}</p>
        {detail && <p className="caption mt-0.5 text-pretty">{detail}</p>}
        {requestId && <p className="caption figures mt-1">Request {requestId}</p>}
      </div>
      {onRetry && (
        <Button size="small" busy={retrying} onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}
