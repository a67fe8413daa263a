import { type NodeKey, nodeKey } from "../../../domain/node-key.ts";
import type { Findings } from "../compile/report.ts";
import { nearest, quoted } from "../problem.ts";
import type { NodePlaces } from "./node-place.ts";

/**
 * Every node that a record names has a record.
 * @param elsewhere nodes that records with faults of their own would define
 */
export function checkReferences(
  { references, problems }: Findings,
  places: NodePlaces,
  elsewhere: ReadonlySet<NodeKey>,
): void {
  for (const { type, slug, file, line, field } of references) {
    if (places.has(type, slug) || elsewhere.has(nodeKey(type, slug))) continue;
    const near = nearest(slug, places.slugsOf(type));
    const fix = near === undefined ? "Add its record, or use the slug of an existing one." : `Did you mean "${near}"?`;
    problems.push({ file, line, message: `${field}: No ${type} has the slug ${quoted(slug)}. ${fix}` });
  }
}
