import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Notice } from "../../ui/notice.tsx";
import { OfflineLine } from "../../ui/offline-banner.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";

export function States() {
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <div className="grid content-start gap-4">
        <SkeletonRows rows={4} />
        <ErrorNote
          title="The house did not answer"
          detail="The connection broke or the server is starting. Nothing is lost; try again in a moment."
          requestId="019a-4c11"
          onRetry={() => undefined}
        />
        <Notice title="A break until tomorrow, 18:00" action={<Button size="small">See limits</Button>}>
          Nothing can be staked until then; everything else works.
        </Notice>
        <OfflineLine />
      </div>
      <Empty title="No rounds yet" action={<Button size="small">To the tables</Button>}>
        Every round you play is kept here with all that is needed to recompute it.
      </Empty>
    </div>
  );
}
