import { type RawBuilder, sql } from "kysely";
import { nameFields } from "../../../model/derived/search-field.ts";
import type { EntityType } from "../../../model/model.ts";
import { anyOf } from "../../engine/sqlite/list.ts";
import { givenIds, type IndexCondition, matching } from "../../engine/sqlite/text-search.ts";
import type { Store } from "../../open.ts";
import { documentTypes, firstReport, typeNumbers } from "../../table/search-document.ts";

/** A document with the name by which it was found. */
export interface NamedDocument {
  document: number;
  text: string;
  /** Whether the text is the name of the node, and not another name. */
  isName: boolean;
}

/** The documents of nodes that have one of some normalized names (see `bareNameOf`), in ascending order. */
export async function documentsNamed(store: Store, names: readonly string[]): Promise<NamedDocument[]> {
  if (names.length === 0) return [];
  const { rows } = await sql<{ document: number; is_name: number; text: string }>`
    select document.id as document, entry.field like '%.name' as is_name, entry.text as text
    from search_entry as entry join search_document as document on document.node = entry.node
    where entry.bare in ${anyOf(names)} and entry.field in ${anyOf(nameFields)}
    order by document.id, is_name desc, entry.id`.execute(store);
  return rows
    .filter(({ document }, index) => rows[index - 1]?.document !== document)
    .map(({ document, is_name, text }) => ({ document, isName: is_name === 1, text }));
}

/** Those of some documents that a condition matches, in ascending order. */
export async function matchedAmong(
  store: Store,
  condition: IndexCondition,
  documents: readonly number[],
): Promise<number[]> {
  if (documents.length === 0) return [];
  const { rows } = await sql<{ id: number }>`
    select rowid as id from ${matching(condition)} and rowid in ${givenIds(documents)} order by rowid`.execute(store);
  return rows.map(({ id }) => id);
}

/** The first documents that a condition matches, in ascending order: all, those of regulatory events and trials, or those of others. */
export async function firstDocuments(
  store: Store,
  condition: IndexCondition,
  limit: number,
  of?: "reports" | "others",
): Promise<number[]> {
  const range =
    of === undefined ? sql`` : of === "reports" ? sql`and rowid >= ${firstReport}` : sql`and rowid < ${firstReport}`;
  const { rows } = await sql<{ id: number }>`
    select rowid as id from ${matching(condition)} ${range} order by rowid limit ${limit}`.execute(store);
  return rows.map(({ id }) => id);
}

/** Whether a document belongs to a node of one of some types. Null stands for all types. */
export function isOfType(id: RawBuilder<unknown>, types: readonly EntityType[] | null): RawBuilder<unknown> {
  if (types === null) return sql`true`;
  return sql`(${id} % ${sql.lit(typeNumbers)}) in ${givenIds(types.map((type) => documentTypes.indexOf(type)))}`;
}
