import { type NodeKey, nodeKey } from "../../../../domain/node-key.ts";
import type { Findings } from "../../compile/report.ts";
import { nearest, quoted } from "../../problem.ts";
import type { NodePlaces } from "./node-place.ts";

/** What records with faults of their own would define, so that references to it are not called dangling. */
export interface Elsewhere {
  keys: ReadonlySet<NodeKey>;
  /** Slugs of nodes of any type. */
  slugs: ReadonlySet<string>;
}

/** Every node that a record names has a record. */
export function checkReferences({ references }: Findings, places: NodePlaces, elsewhere: Elsewhere): void {
  for (const { type, slug, report, path } of references) {
    if (places.has(type, slug) || elsewhere.slugs.has(slug) || elsewhere.keys.has(nodeKey(type, slug))) continue;
    report.problem(path, () => {
      const near = nearest(slug, places.slugsOf(type));
      const fix =
        near === undefined ? "Add its record, or use the slug of an existing one." : `Did you mean "${near}"?`;
      return `No ${type} has the slug ${quoted(slug)}. ${fix}`;
    });
  }
}
