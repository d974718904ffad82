import { faultOf } from "../api/fault.ts";
import { ErrorNote } from "./error-note.tsx";

type Props = {
  /** Whatever was thrown. */
  readonly error: unknown;
  onRetry?(): void;
  readonly retrying?: boolean;
};

/** What went wrong, in the words for it, with another try. */
export function FaultNote({ error, onRetry, retrying = false }: Props) {
  const { title, detail, requestId } = faultOf(error);
  return (
    <ErrorNote
      title={title}
      detail={detail}
      requestId={requestId}
      retrying={retrying}
      {...(onRetry ? { onRetry } : {})}
    />
  );
}
