import { type RawBuilder, sql } from "kysely";
import type { EntityType } from "../../../model/model.ts";
import { givenIds, type IndexCondition, matching } from "../../engine/sqlite/text-search.ts";
import type { Store } from "../../open.ts";
import { isOfType } from "../search/document.ts";
import { searchPlan } from "../search/plan.ts";
import type { Where } from "./request.ts";

/** What takes the place of the text of a condition `search`: how its documents are found. */
interface Searched {
  /** The condition of documents that the full-text index finds. Null if it finds none. */
  condition: IndexCondition | null;
  /** Documents that the condition does not match. */
  documents: readonly number[];
}

const isObject = (value: unknown): value is Where => typeof value === "object" && value !== null;

/** The paths of all conditions `search` in a filter, such as `and[0].search`, with their texts. */
export function searchesIn(where: Where, path = ""): { path: string; text: string }[] {
  return Object.entries(where).flatMap(([name, value]) => {
    const at = Array.isArray(where) ? `${path}[${name}]` : path === "" ? name : `${path}.${name}`;
    if (isObject(value)) return searchesIn(value, at);
    return name === "search" && typeof value === "string" ? [{ path: at, text: value }] : [];
  });
}

/** A filter with the conditions of the full-text index in place of the texts of `search`, which the store has to be asked for. */
export async function withSearches(store: Store, where: Where): Promise<Where> {
  const found = new Map<string, Searched>();
  for (const { text } of searchesIn(where)) {
    if (found.has(text)) continue;
    const plan = await searchPlan(store, text);
    found.set(text, { condition: plan?.condition ?? null, documents: plan?.unmatched ?? [] });
  }
  return found.size === 0 ? where : (replaced(where, found) as Where);
}

function replaced(value: unknown, found: ReadonlyMap<string, Searched>, name = ""): unknown {
  if (name === "search" && typeof value === "string") return found.get(value);
  if (Array.isArray(value)) return value.map((each) => replaced(each, found));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, replaced(each, found, key)]));
}

/** Whether a search finds an entity. */
export function searchedCondition(type: EntityType, value: unknown, alias: string): RawBuilder<unknown> {
  if (!isSearched(value)) throw new Error("the text of a search has to be replaced by `withSearches`");
  const { condition, documents } = value;
  const given = sql`select value from ${givenIds(documents)} where ${isOfType(sql`value`, [type])}`;
  const indexed =
    condition === null
      ? sql``
      : sql` union all select rowid from ${matching(condition)} and ${isOfType(sql`rowid`, [type])}`;
  return sql`${sql.ref(`${alias}.id`)} in (
    select substr(node, ${sql.lit(`${type}:`.length + 1)}) from search_document where id in (${given}${indexed}))`;
}

function isSearched(value: unknown): value is Searched {
  return isObject(value) && "condition" in value && Array.isArray(value["documents"]);
}
