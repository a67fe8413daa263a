import { declaredRelations } from "../../../../model/derived/relation.ts";
import type { NodeChange } from "../../../../store/write/change-set.ts";
import { cyclesIn, stepsOf } from "./cycle.ts";
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
      places.problem(
        owner,
        slug,
        [field],
        `The hierarchy contains a cycle: ${stepsOf([...cycle, slug])}. Remove one of these steps.`,
      );
    }
  }
}
