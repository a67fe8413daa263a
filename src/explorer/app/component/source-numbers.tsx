import { createContext, use } from "react";

/** The numbers of sources in the list at the end of a printed page, by slug. */
export const SourceNumbersContext = createContext<ReadonlyMap<string, number>>(new Map());

/** On paper, where nothing can be opened: the numbers of the sources of a fact in the list at the end. */
export function SourceNumbers({ slugs }: { slugs: readonly string[] }) {
  const numbers = use(SourceNumbersContext);
  const own = [...new Set(slugs)].flatMap((slug) => numbers.get(slug) ?? []).sort((a, b) => a - b);
  if (own.length === 0) return null;
  return (
    <sup className="print-only" aria-hidden="true">
      [{own.join(", ")}]
    </sup>
  );
}
