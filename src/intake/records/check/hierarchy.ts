import { declaredRelations } from "../../../model/derived/relation.ts";
import type { NodeChange } from "../../../store/write/change-set.ts";
import type { NodePlaces } from "./node-place.ts";

const hierarchies = declaredRelations.filter(
  ({ owner, to, isSymmetric, isSingle }) => owner === to && !isSymmetric && !isSingle,
);

/** Hierarchies have no cycles: nothing is a subtype of itself, or owns itself, over however many steps. */
export function checkHierarchies(nodes: readonly NodeChange[], places: NodePlaces): void {
  for (const { owner, field, table, far } of hierarchies) {
    const above = new Map(
      nodes
        .filter(({ type }) => type === owner)
        .map(({ slug, owned }) => {
          // What has ended is no step, and a node that names itself is told as such.
          const current = (owned[table] ?? []).filter((row) => (row["valid_to"] ?? null) === null && row[far] !== slug);
          return [slug, current.map((row) => String(row[far]))] as const;
        }),
    );
    for (const cycle of cyclesIn(above)) {
      const [slug = ""] = cycle;
      const steps = [...cycle, slug].join(" > ");
      places.problem(owner, slug, field, `The hierarchy contains a cycle: ${steps}. Remove one of these steps.`);
    }
  }
}

function cyclesIn(above: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const visit = (slug: string, path: readonly string[]): void => {
    if (path.includes(slug)) return void cycles.push(path.slice(path.indexOf(slug)));
    if (done.has(slug)) return;
    for (const next of above.get(slug) ?? []) visit(next, [...path, slug]);
    done.add(slug);
  };
  for (const slug of above.keys()) visit(slug, []);
  return cycles;
}
