import type { Where } from "./request.ts";

/** What is left of a filter without the conditions at a path. Null if nothing is left. */
interface Pruned<Rest> {
  rest: Rest | null;
  /** Whether a condition was left out. */
  isPruned: boolean;
}

const isObject = (value: unknown): value is Where => typeof value === "object" && value !== null;

/**
 * A filter without the conditions on a field: those at a path of names, within `and` and `some`. An `or`, `not`, `none` or `every`, or a
 * filter with `orSubsidiaries`, is left out as a whole if it contains no other condition; otherwise it stays as it is.
 * @param path the names that lead to the field, without `and`, `some` and the like
 * @returns null if no condition is left
 */
export function withoutConditions(where: Where, path: readonly string[]): Where | null {
  return pruned(where, path).rest;
}

/** Whether a filter has conditions on a field that `withoutConditions` leaves out. */
export function hasConditions(where: Where, path: readonly string[]): boolean {
  return pruned(where, path).isPruned;
}

/** A condition on an entity as such: on its slug, its id, or its absence. */
const identities: ReadonlySet<string> = new Set(["slug", "id", "isNull"]);

function pruned(where: Where, path: readonly string[]): Pruned<Where> {
  const rest: [string, unknown][] = [];
  let isPruned = false;
  const keep = (name: string, before: unknown, { rest: after, isPruned: found }: Pruned<unknown>) => {
    if (found) isPruned = true;
    if (!found) rest.push([name, before]);
    else if (after !== null) rest.push([name, after]);
  };
  const entries = Object.entries(where).filter(([, value]) => value !== null && value !== undefined);
  for (const [name, value] of entries) {
    if (name === "and") keep(name, value, prunedList(value as readonly Where[], path));
    else if (name === "or") keep(name, value, allOrNothing(prunedAlternatives(value as readonly Where[], path)));
    else if (name === "not") keep(name, value, allOrNothing(pruned(value as Where, path)));
    else if (path.length === 1 && path[0] === "slug" && identities.has(name)) isPruned = true;
    else if (name === path[0] && isObject(value)) keep(name, value, prunedField(value, path.slice(1)));
    else rest.push([name, value]);
  }
  const left = rest.filter(([name]) => name !== "orSubsidiaries");
  if (where["orSubsidiaries"] === true && isPruned && left.length > 0) return { rest: where, isPruned: false };
  return { rest: (isPruned ? left : rest).length === 0 ? null : Object.fromEntries(rest), isPruned };
}

/** Below the name of a relation or a field. */
function prunedField(value: Where, path: readonly string[]): Pruned<Where> {
  if (path.length === 0) return { rest: null, isPruned: true };
  const quantifiers = Object.entries(value).filter(([name]) => name === "some" || name === "none" || name === "every");
  if (quantifiers.length === 0) return pruned(value, path);
  const rest: [string, unknown][] = [];
  let isPruned = false;
  for (const [name, part] of quantifiers) {
    if (!isObject(part)) continue;
    const found = name === "some" ? pruned(part, path) : allOrNothing(pruned(part, path));
    if (found.isPruned) isPruned = true;
    if (!found.isPruned || found.rest !== null) rest.push([name, found.isPruned ? found.rest : part]);
  }
  return { rest: rest.length === 0 ? null : Object.fromEntries(rest), isPruned };
}

function allOrNothing<Rest>(found: Pruned<Rest>): Pruned<Rest> {
  return found.isPruned && found.rest === null ? found : { rest: found.rest, isPruned: false };
}

function prunedList(parts: readonly Where[], path: readonly string[]): Pruned<readonly Where[]> {
  const found = parts.map((part) => ({ part, ...pruned(part, path) }));
  const left = found.flatMap(({ part, rest, isPruned }): Where[] => {
    const kept = isPruned ? rest : part;
    return kept === null ? [] : [kept];
  });
  return {
    rest: left.length === 0 ? null : left,
    isPruned: found.some(({ isPruned }) => isPruned),
  };
}

/** Every alternative must consist of such conditions. */
function prunedAlternatives(parts: readonly Where[], path: readonly string[]): Pruned<Where> {
  const found = parts.map((part) => pruned(part, path));
  const isAll = parts.length > 0 && found.every(({ rest, isPruned }) => isPruned && rest === null);
  return { rest: null, isPruned: isAll };
}

/** The conditions of a filter that must all hold, each as a filter of its own. */
export function conjunctsOf(where: Where): Where[] {
  if (where["orSubsidiaries"] === true) return [where];
  return Object.entries(where).flatMap(([name, value]) => {
    if (value === null || value === undefined) return [];
    return name === "and" ? (value as readonly Where[]).flatMap(conjunctsOf) : [{ [name]: value }];
  });
}
