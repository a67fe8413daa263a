import { sql } from "kysely";
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

/** The documents between two ranks, or the last of them in descending order. Null stands for no bound. */
export interface RankRange {
  after: number | null;
  before: number | null;
  backward: boolean;
  limit: number;
}

/** A document with the step of the plan that finds it. */
interface FoundDocument {
  step: number;
  document: number;
  /** Its place in the list. */
  rank: number;
}

/** Documents that a search finds, in the order of their ranks. Only as many steps are executed as needed. */
export async function rankedDocuments(
  store: Store,
  plan: SearchPlan,
  types: readonly EntityType[] | null,
  { after, before, backward, limit }: RankRange,
): Promise<FoundDocument[]> {
  const found: FoundDocument[] = [];
  const steps = [...plan.steps.entries()];
  for (const [step] of backward ? steps.reverse() : steps) {
    const [first, last] = [(after ?? -1) - rankOf(step, 0), (before ?? Number.POSITIVE_INFINITY) - rankOf(step, 0)];
    if (first >= maxDocumentId || last <= 0) continue;
    const range = { after: first, before: last, backward, limit: limit - found.length };
    const documents = await documentsOf(store, plan, step, types, range);
    found.push(...documents.map((document) => ({ step, document, rank: rankOf(step, document) })));
    if (found.length >= limit) break;
  }
  return found;
}

/** A page of the entities that a search finds. */
export async function searchPage(
  store: Store,
  plan: SearchPlan,
  types: readonly EntityType[] | null,
  request: PageRequest,
): Promise<Page<SearchRow>> {
  const found = await rankedDocuments(store, plan, types, {
    after: rankIn(request.after),
    before: rankIn(request.before),
    backward: request.backward,
    limit: request.limit + 1,
  });
  const texts = await bestTexts(
    store,
    plan,
    found.map(({ step, document }) => ({ kind: kindAt(plan, step), document })),
  );
  const rows = found.flatMap(({ step, document, rank }, index): SearchRow[] => {
    const text = texts[index];
    if (!text) return [];
    const score = maxSteps - step - document / maxDocumentId;
    return [{ ...text, kind: kindAt(plan, step), rank, score }];
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
