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
      places.problem(
        owner,
        slug,
        field,
        `The hierarchy contains a cycle: ${stepsOf([...cycle, slug])}. Remove one of these steps.`,
      );
    }
  }
}

/** How many steps of a cycle a message shows at each of its ends. */
const maxShown = 10;

function stepsOf(slugs: readonly string[]): string {
  const hidden = slugs.length - 2 * maxShown;
  if (hidden <= 0) return slugs.join(" > ");
  return [...slugs.slice(0, maxShown), `${hidden} others`, ...slugs.slice(-maxShown)].join(" > ");
}

/** Walks with a list of its own instead of recursion, because a chain may have more steps than the call stack has room for. */
function cyclesIn(above: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  for (const start of above.keys()) {
    const way: { slug: string; rest: Iterator<string> }[] = [];
    const places = new Map<string, number>();
    const enter = (slug: string) => {
      const place = places.get(slug);
      if (place !== undefined) return void cycles.push(way.slice(place).map((step) => step.slug));
      if (done.has(slug)) return;
      places.set(slug, way.length);
      way.push({ slug, rest: (above.get(slug) ?? []).values() });
    };
    enter(start);
    for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
      const next = step.rest.next();
      if (!next.done) enter(next.value);
      else {
        done.add(step.slug);
        places.delete(step.slug);
        way.pop();
      }
    }
  }
  return cycles;
}
