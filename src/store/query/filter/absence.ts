import type { Where } from "./request.ts";

/** Whether a filter holds for a related row that does not exist. Null if its conditions do not say. */
function heldByAbsence(where: Where): boolean | null {
  const results = Object.entries(where)
    .filter(([, value]) => value != null)
    .map(([name, value]) => {
      if (name === "isNull") return value === true;
      if (name === "and") return allOf((value as readonly Where[]).map(heldByAbsence));
      if (name === "or") return anyOf((value as readonly Where[]).map(heldByAbsence));
      if (name === "not") return negated(heldByAbsence(value as Where));
      return null;
    });
  return allOf(results);
}

function allOf(results: readonly (boolean | null)[]): boolean | null {
  if (results.includes(false)) return false;
  return results.length === 0 || results.includes(null) ? null : true;
}

function anyOf(results: readonly (boolean | null)[]): boolean | null {
  if (results.includes(true)) return true;
  return results.includes(null) ? null : false;
}

const negated = (result: boolean | null): boolean | null => (result === null ? null : !result);

/** Whether a filter on a single related row matches if there is none. Only conditions with `isNull` can say so. */
export function acceptsAbsence(where: Where): boolean {
  return heldByAbsence(where) === true;
}
