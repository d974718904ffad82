import type { ErrorComponentProps } from "@tanstack/react-router";
import { faultOf } from "../api/fault.ts";
import { ErrorNote } from "../ui/error-note.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";

/** While a page's own code is on its way. */
export function PagePending() {
  return <SkeletonRows rows={6} height={2} />;
}

/** A page that broke, or whose code did not arrive: an old page after a new release asks for files that are gone. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const missing = /dynamically imported module|module script/i.test(String(error));
  const { title, detail, requestId } = faultOf(error);
  return missing ? (
    <ErrorNote
      title="This page could not be loaded"
      detail="The connection broke, or the house has a newer version. Nothing is lost; load the page again."
      onRetry={() => window.location.reload()}
    />
  ) : (
    <ErrorNote title={title} detail={detail} requestId={requestId} onRetry={reset} />
  );
}
