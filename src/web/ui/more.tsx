import { Button } from "./button.tsx";
import { FaultNote } from "./fault-note.tsx";

type Props = {
  /** An infinite query of a list that pages by cursor. */
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly isFetchNextPageError: boolean;
    readonly error: unknown;
    fetchNextPage(): Promise<unknown>;
  };
  readonly what: string;
};

/** The way to older entries, and what went wrong on it. */
export function More({ query, what }: Props) {
  const next = (): void => void query.fetchNextPage();
  if (query.isFetchNextPageError) {
    return <FaultNote error={query.error} onRetry={next} retrying={query.isFetchingNextPage} />;
  }
  if (!query.hasNextPage) return null;
  return (
    <p className="flex justify-center pt-5" data-print="no">
      <Button busy={query.isFetchingNextPage} onClick={next}>
        {what}
      </Button>
    </p>
  );
}
