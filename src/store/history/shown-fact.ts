import type { EntityChangeKind } from "../../domain/vocabulary/change.ts";
import type { EntityType } from "../../model/model.ts";
import type { ClaimChange, NodeChange, StoredRow } from "../write/change-set.ts";
import { entryTablesOf } from "./entry-table.ts";

/** What a claim states, without its evidence. Its qualifiers repeat what the entry shows. */
export type StatedClaim = Omit<ClaimChange, "evidence" | "qualifiers_json">;

/** A fact as an entity shows it. */
export interface ShownFact {
  /** The first of the claims about the fact. */
  claim: StatedClaim;
  /** What the edge or the entry of a list shows, by field. Empty for fields of the entity itself. */
  entry: ReadonlyMap<string, string | null>;
}

/** The facts of an entity by their keys, in the order of the record. */
export type ShownFacts = ReadonlyMap<string, ShownFact>;

/** A fact that an entity shows differently than before. */
export interface FactChange {
  kind: EntityChangeKind;
  predicate: string;
  before: ShownFact | null;
  after: ShownFact | null;
}

/** What the API shows of a fact besides its claims, by the key of the fact. */
export type Entries = ReadonlyMap<string, ReadonlyMap<string, string | null>>;

/** The facts that claims state, with what their entries show. */
export function shownFacts(claims: Iterable<StatedClaim>, entries: Entries): Map<string, ShownFact> {
  const shown = new Map<string, ShownFact>();
  for (const claim of claims) {
    if (!shown.has(claim.fact)) shown.set(claim.fact, { claim, entry: entries.get(claim.fact) ?? new Map() });
  }
  return shown;
}

/** The facts that an entity shows when it has been written. */
export function factsOfNode({ owned, claims }: NodeChange, type: EntityType): ShownFacts {
  const entries = new Map<string, Map<string, string | null>>();
  for (const { table, columns, links } of entryTablesOf(type)) {
    const listed = links.map(({ field, table: link, own, far }) => ({
      field,
      values: valuesBy(owned[link] ?? [], own, far),
    }));
    for (const row of owned[table] ?? []) {
      const entry = new Map(columns.map(({ field, column }) => [field, textOf(row[column])]));
      for (const { field, values } of listed) entry.set(field, values.get(String(row["id"])) ?? null);
      entries.set(String(row["fact"]), entry);
    }
  }
  return shownFacts(claims, entries);
}

/** The values of one column of rows, joined for each value of another one. */
export function valuesBy(rows: readonly StoredRow[], own: string, value: string): Map<string, string> {
  const grouped = Map.groupBy(rows, (row) => String(row[own]));
  return new Map(
    [...grouped].map(([key, found]) => [
      key,
      found
        .map((row) => String(row[value]))
        .sort()
        .join(", "),
    ]),
  );
}

/** A stored value as text. Null if there is none. */
export function textOf(value: StoredRow[string] | undefined): string | null {
  if (value === null || value === undefined) return null;
  const text = String(value);
  if (!text.startsWith("[")) return text;
  try {
    const list: unknown = JSON.parse(text);
    if (!Array.isArray(list)) return text;
    if (list.length === 0) return null;
    return list.every((each) => typeof each === "string") ? list.join(", ") : text;
  } catch {
    return text;
  }
}

/** The fields that two states of an entry both have, with different values. */
export function differingFields(before: ShownFact, after: ShownFact): string[] {
  return [...after.entry].flatMap(([field, text]) =>
    before.entry.has(field) && before.entry.get(field) !== text ? [field] : [],
  );
}

/** Whether the claims about a fact state the same. */
export function isStatedEqually({ claim: before }: ShownFact, { claim: after }: ShownFact): boolean {
  return before.value === after.value && before.object === after.object && before.detail === after.detail;
}

/**
 * The facts that an entity shows differently than before: those that it shows now in the order of the record, then those that it no
 * longer shows.
 * @param isCompared whether the facts of a predicate can be compared
 */
export function compareFacts(
  former: ShownFacts,
  current: ShownFacts,
  isCompared: (predicate: string) => boolean,
): FactChange[] {
  const changes: FactChange[] = [];
  const add = (kind: EntityChangeKind, before: ShownFact | null, after: ShownFact | null) => {
    const predicate = (after ?? before)?.claim.predicate;
    if (predicate !== undefined && isCompared(predicate)) changes.push({ kind, predicate, before, after });
  };
  for (const [key, after] of current) {
    const before = former.get(key);
    if (!before) add("ADDED", null, after);
    else if (!isShownEqually(before, after)) add("CHANGED", before, after);
  }
  for (const [key, before] of former) if (!current.has(key)) add("REMOVED", before, null);
  return changes;
}

function isShownEqually(before: ShownFact, after: ShownFact): boolean {
  return (
    isStatedEqually(before, after) &&
    before.claim.status === after.claim.status &&
    differingFields(before, after).length === 0
  );
}
