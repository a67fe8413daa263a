import { sql } from "kysely";
import { tableOfNode } from "../../../model/derived/table.ts";
import type { EntityType } from "../../../model/model.ts";
import { anyOf } from "../../engine/sqlite/list.ts";
import { givenIds } from "../../engine/sqlite/text-search.ts";
import type { Store } from "../../open.ts";
import { filtered } from "../filter/filter.ts";
import { withSearches } from "../filter/searched.ts";
import { nodeColumns } from "../node.ts";
import { type Page, pageFrom } from "../page.ts";
import type { PageRequest } from "../part-of-order.ts";
import { type RankRange, rankedDocuments } from "../search/page.ts";
import { searchPlan } from "../search/plan.ts";
import type { Ranked, RankedFilter } from "./ranked-page.ts";

/** A page of the entities of a type that a search finds, in its order. */
export interface RelevanceRequest {
  type: EntityType;
  /** The words to search for. */
  text: string;
  /** The other conditions of the filter. Null if there are none. */
  filter: RankedFilter | null;
  /** Whether the best match comes first. */
  isDescending: boolean;
  request: PageRequest;
}

/** With a filter, more entities are compared at a time than a page has, and more each time. */
const [firstPages, nextTimes] = [10, 4];

/**
 * One page of the entities of a type that a search finds and that match a filter. The value of an entity is its place in the list,
 * negative, so that better matches have greater values.
 */
export async function relevancePage(
  store: Store,
  { type, text, filter, isDescending, request }: RelevanceRequest,
): Promise<Page<Ranked>> {
  const plan = await searchPlan(store, text);
  if (plan === null) return pageFrom([], request);
  const conditions = filter && { ...filter, where: await withSearches(store, filter.where) };
  const wanted = request.limit + 1;
  const [start, end] = [rankIn(request.after), rankIn(request.before)];
  const range: RankRange = {
    ...(isDescending ? { after: start, before: end } : { after: end, before: start }),
    backward: request.backward === isDescending,
    limit: filter === null ? wanted : wanted * firstPages,
  };
  const kept: Ranked[] = [];
  for (;;) {
    const found = await rankedDocuments(store, plan, [type], range);
    const slugs = await slugsOf(
      store,
      type,
      found.map(({ document }) => document),
      conditions,
    );
    kept.push(
      ...found.flatMap(({ document, rank }): Ranked[] => {
        const id = slugs.get(document);
        return id === undefined ? [] : [{ id, order_value: 0 - rank }];
      }),
    );
    const last = found.at(-1);
    if (kept.length >= wanted || found.length < range.limit || last === undefined) break;
    range[range.backward ? "before" : "after"] = last.rank;
    range.limit *= nextTimes;
  }
  return pageFrom(kept.slice(0, wanted), request);
}

function rankIn(position: PageRequest["after"]): number | null {
  const [value] = position?.values ?? [];
  return typeof value === "number" ? 0 - value : null;
}

/** The slugs of those entities that match a filter, by document. */
async function slugsOf(
  store: Store,
  type: EntityType,
  documents: readonly number[],
  filter: RankedFilter | null,
): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: number; slug: string }>`
    select id, substr(node, ${sql.lit(`${type}:`.length + 1)}) as slug
    from search_document where id in ${givenIds(documents)}`.execute(store);
  const slugs = new Map(rows.map(({ id, slug }) => [id, slug]));
  if (filter === null) return slugs;
  const nodes = sql<{ id: string }>`(
    select ${nodeColumns(type, "node")} from ${sql.table(tableOfNode(type))} as node where id in ${anyOf([...slugs.values()])})`;
  const matching = filtered(nodes, type, filter.where, { today: filter.today, scope: "few" });
  const matched = await sql<{ id: string }>`select id from ${matching} as item`.execute(store);
  const known = new Set(matched.rows.map(({ id }) => id));
  return new Map([...slugs].filter(([, slug]) => known.has(slug)));
}
