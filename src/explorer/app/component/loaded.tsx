import { type ReactNode, useEffect, useState } from "react";
import type { GraphResult } from "../graph/use-graph.ts";
import { Problem } from "./problem.tsx";

/** Answers that come sooner are shown without a state in between, which would only flicker. */
const quietMs = 150;
const slowMs = 4000;

interface Props<Result> {
  of: GraphResult<Result>;
  /** What to show while nothing is there yet. By default, gray lines. */
  placeholder?: ReactNode;
  children: (data: Result) => ReactNode;
}

/** The result of a query: its data, or the state that it is in. */
export function Loaded<Result>({ of, placeholder, children }: Props<Result>) {
  const { data, error, isPlaceholderData, refetch } = of;
  if (error && (data === undefined || isPlaceholderData)) return <Problem error={error} onRetry={() => refetch()} />;
  if (data === undefined) return <Loading placeholder={placeholder} />;
  return (
    <div className={isPlaceholderData ? "stale" : "fresh"} aria-busy={isPlaceholderData}>
      {error && <Problem error={error} onRetry={() => refetch()} />}
      {children(data)}
    </div>
  );
}

export function Loading({ placeholder }: { placeholder?: ReactNode }) {
  const isLate = useLater(quietMs);
  const isSlow = useLater(slowMs);
  return (
    <div aria-busy="true" className={isLate ? "loading" : "loading quiet"}>
      <p className={isSlow ? "muted" : "hidden"} role="status">
        {isSlow ? "This takes longer than usual. Still loading…" : "Loading…"}
      </p>
      {placeholder ?? <Lines count={6} />}
    </div>
  );
}

function useLater(ms: number): boolean {
  const [isLater, setIsLater] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLater(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return isLater;
}

/** Gray lines in place of text. */
export function Lines({ count }: { count: number }) {
  return (
    <div className="lines" aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are alike
        <span key={index} />
      ))}
    </div>
  );
}
