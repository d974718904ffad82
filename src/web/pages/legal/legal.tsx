import type { LegalName } from "../../../contract/legal.ts";
import { faultOf } from "../../api/fault.ts";
import { useLegal } from "../../api/profile.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { keyed } from "../../ui/keyed.ts";
import { Prose } from "../../ui/prose.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import "./legal.css";

/** One of the two documents, as it is in force here. */
function Legal({ name }: { readonly name: LegalName }) {
  const { data, error, refetch, isFetching } = useLegal(name);
  if (error && !data) {
    const { title, detail } = faultOf(error);
    return <ErrorNote title={title} detail={detail} onRetry={() => void refetch()} retrying={isFetching} />;
  }
  return (
    <article className="legal prose">
      <title>{`${data?.title ?? "Legal"} · RNG-THING`}</title>
      <header className="grid gap-2">
        <h1 className="display text-4xl">
          {data?.title ?? (name === "terms" ? "Terms of use" : "Privacy notice")}
        </h1>
        {data && <p className="caption">Version of {data.version.slice(0, 10)}</p>}
      </header>
      {!data && <SkeletonRows rows={12} />}
      {keyed(data?.blocks ?? []).map(([key, block]) => (
        <Prose key={key} block={block} label={`Part ${Number(key) + 1}`} />
      ))}
    </article>
  );
}

export const Terms = () => <Legal name="terms" />;
export const Privacy = () => <Legal name="privacy" />;
