import "./skeleton.css";

/** The place of something that is being read. Widths in rem, so that what comes fits. */
export function Skeleton({ width, height = 1 }: { readonly width?: number; readonly height?: number }) {
  return (
    <span
      className="skeleton"
      aria-hidden="true"
      style={{ width: width ? `${width}rem` : "100%", height: `${height}rem` }}
    />
  );
}

/** Lines of a list that is being read. */
export function SkeletonRows({ rows, height = 1.25 }: { readonly rows: number; readonly height?: number }) {
  return (
    <div className="grid gap-4 py-2" role="status">
      <span className="sr-only">Loading</span>
      {Array.from({ length: rows }, (_, row) => `line ${row}`).map((line) => (
        <Skeleton key={line} height={height} />
      ))}
    </div>
  );
}
