import { type RawBuilder, sql } from "kysely";
import type { NodeKey } from "../../../domain/node-key.ts";
import type { SearchMatchKind } from "../../../domain/vocabulary/search.ts";
import type { EntityType } from "../../../model/model.ts";
import { givenIds, matching } from "../../engine/sqlite/text-search.ts";
import type { Store } from "../../open.ts";
import { documentTypes, firstReport, maxDocumentId, typeNumbers, typeOfDocument } from "../../table/search-document.ts";
import { type Order, type Page, type PageRequest, pageFrom } from "../page.ts";
import { isOfType } from "./document.ts";
import { bestTexts } from "./match.ts";
import type { SearchPlan } from "./plan.ts";

/** An entity that a search found, with its best match. */
export interface SearchRow {
  node: NodeKey;
  type: EntityType;
  kind: SearchMatchKind;
  score: number;
  /** The place of the row in the list. */
  rank: number;
  field: string;
  text: string;
}

/** Best matches first. Of equal matches, those with the shortest name. */
export const searchOrder: Order = { name: "Search:rank", by: [{ column: "rank" }] };

/** A plan has fewer steps. */
const maxSteps = 64;

/** The ranks of the documents of a step follow those of the step before. They are smaller than 2^53. */
const rankOf = (step: number, document: number) => step * maxDocumentId + document;

/** A page of the entities that a search finds. Only as many steps are executed as the page needs. */
export async function searchPage(
  store: Store,
  plan: SearchPlan,
  types: readonly EntityType[] | null,
  request: PageRequest,
): Promise<Page<SearchRow>> {
  const { backward, limit } = request;
  const [after, before] = [rankIn(request.after) ?? -1, rankIn(request.before) ?? Number.POSITIVE_INFINITY];
  const found: { step: number; document: number }[] = [];
  const steps = [...plan.steps.entries()];
  for (const [step] of backward ? steps.reverse() : steps) {
    const [first, last] = [after - rankOf(step, 0), before - rankOf(step, 0)];
    if (first >= maxDocumentId || last <= 0) continue;
    const documents = await documentsOf(store, plan, step, types, {
      after: first,
      before: last,
      backward,
      limit: limit + 1 - found.length,
    });
    found.push(...documents.map((document) => ({ step, document })));
    if (found.length > limit) break;
  }
  const texts = await bestTexts(
    store,
    plan,
    found.map(({ step, document }) => ({ kind: kindAt(plan, step), document })),
  );
  const rows = found.flatMap(({ step, document }, index): SearchRow[] => {
    const text = texts[index];
    if (!text) return [];
    const score = maxSteps - step - document / maxDocumentId;
    return [{ ...text, kind: kindAt(plan, step), rank: rankOf(step, document), score }];
  });
  return pageFrom(rows, request);
}

const kindAt = (plan: SearchPlan, step: number): SearchMatchKind => plan.steps[step]?.kind ?? "TEXT_WORDS";

function rankIn(position: PageRequest["after"]): number | null {
  const [rank] = position?.values ?? [];
  return typeof rank === "number" ? rank : null;
}

/** The first documents of a step within a range, or the last ones in descending order. */
async function documentsOf(
  store: Store,
  plan: SearchPlan,
  step: number,
  types: readonly EntityType[] | null,
  { after, before, backward, limit }: { after: number; before: number; backward: boolean; limit: number },
): Promise<number[]> {
  const found = plan.steps[step];
  if (found === undefined) return [];
  if ("documents" in found) {
    const isWanted = (document: number) =>
      document > after && document < before && (types === null || types.includes(typeOfDocument(document)));
    const wanted = found.documents.filter(isWanted);
    return (backward ? wanted.reverse() : wanted).slice(0, limit);
  }
  const first = found.of === "reports" ? firstReport - 1 : -1;
  const last = found.of === "others" ? firstReport : maxDocumentId;
  const range = [
    sql`rowid > ${Math.max(after, first)}`,
    sql`rowid < ${Math.min(before, last)}`,
    ...(plan.given.length > 0 ? [sql`rowid not in ${givenIds(plan.given)}`] : []),
    ...(types ? [isOfType(sql`rowid`, types)] : []),
  ];
  const { rows } = await sql<{ id: number }>`
    select rowid as id from ${matching(found.condition)} ${sql.join(
      range.map((each) => sql`and ${each}`),
      sql` `,
    )}
    order by rowid ${backward ? sql`desc` : sql`asc`} limit ${limit}`.execute(store);
  return rows.map(({ id }) => id);
}

/** The number of entities that a search finds. */
export async function searchCount(
  store: Store,
  { condition, unmatched }: SearchPlan,
  types: readonly EntityType[] | null,
): Promise<number> {
  const outside = unmatched.filter((document) => types === null || types.includes(typeOfDocument(document))).length;
  if (condition === null) return outside;
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from ${matching(condition)} and ${isOfType(sql`rowid`, types)}`.execute(store);
  return outside + Number(rows[0]?.total ?? 0);
}

/** The number of entities that a search finds, by type. Types without any are absent. */
export async function searchCounts(
  store: Store,
  { condition, unmatched }: SearchPlan,
  types: readonly EntityType[] | null,
): Promise<Map<EntityType, number>> {
  const totals = new Map<EntityType, number>();
  const add = (type: EntityType, count: number) => totals.set(type, (totals.get(type) ?? 0) + count);
  if (condition !== null) {
    const { rows } = await sql<{ type: number; total: number }>`
      select rowid % ${sql.lit(typeNumbers)} as type, count(*) as total from ${matching(condition)}
      and ${isOfType(sql`rowid`, types)} group by 1`.execute(store);
    for (const { type, total } of rows) add(documentTypes[type] as EntityType, Number(total));
  }
  for (const document of unmatched)
    if (types === null || types.includes(typeOfDocument(document))) add(typeOfDocument(document), 1);
  return new Map(documentTypes.flatMap((type) => (totals.has(type) ? [[type, totals.get(type) ?? 0]] : [])));
}

/** The rank of each document of a type that a search finds, as rows of the columns `document` and `rank`. */
export function rankedDocuments(plan: SearchPlan, type: EntityType): RawBuilder<{ document: number; rank: number }> {
  const isReport = sql.lit(firstReport);
  const parts = plan.steps.map((step, place) => {
    const rank = sql.lit(rankOf(place, 0));
    if ("documents" in step)
      return sql`select value as document, value + ${rank} as rank from json_each(${JSON.stringify(step.documents)})
        where ${isOfType(sql`value`, [type])}`;
    const range =
      step.of === undefined
        ? sql``
        : step.of === "reports"
          ? sql`and rowid >= ${isReport}`
          : sql`and rowid < ${isReport}`;
    return sql`select rowid as document, rowid + ${rank} as rank from ${matching(step.condition)}
      ${range} and rowid not in ${givenIds(plan.given)} and ${isOfType(sql`rowid`, [type])}`;
  });
  return sql<{ document: number; rank: number }>`(${sql.join(parts, sql` union all `)})`;
}
