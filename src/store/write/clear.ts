import { sql, type Transaction } from "kysely";
import { type NodeKey, nodeKey, partsOfNodeKey } from "../../domain/node-key.ts";
import { tableOfNode } from "../../model/derived/table.ts";
import { anyOf } from "../engine/sqlite/list.ts";
import type { Tables } from "../table/system-table.ts";
import { listedColumnsOf, ownedTablesOf, uniqueColumnsOf, type WrittenType } from "./change-set.ts";
import { clearRights } from "./rights.ts";

function slugsByType(keys: readonly NodeKey[]): Map<WrittenType, string[]> {
  const slugs = new Map<WrittenType, string[]>();
  for (const { type, slug } of keys.map(partsOfNodeKey)) {
    const list = slugs.get(type as WrittenType) ?? [];
    list.push(slug);
    slugs.set(type as WrittenType, list);
  }
  return slugs;
}

/** Deletes what nodes own, before it is written again or the nodes are removed. */
export async function clearNodes(db: Transaction<Tables>, keys: readonly NodeKey[]): Promise<void> {
  const ofSubjects = sql`select id from claim where subject in ${anyOf(keys)}`;
  await sql`delete from claim_evidence where claim_id in (${ofSubjects})`.execute(db);
  await sql`delete from claim where subject in ${anyOf(keys)}`.execute(db);
  for (const [type, slugs] of slugsByType(keys)) {
    const owned = [...ownedTablesOf(type), ...listedColumnsOf(type).map((listed) => ({ ...listed, byKey: false }))];
    for (const { table, own, byKey } of owned) {
      const owners = byKey ? slugs.map((slug) => nodeKey(type, slug)) : slugs;
      await sql`delete from ${sql.table(table)} where ${sql.ref(own)} in ${anyOf(owners)}`.execute(db);
    }
  }
}

/** Deletes nodes whose claims and owned rows are deleted. */
export async function removeNodes(db: Transaction<Tables>, keys: readonly NodeKey[]): Promise<void> {
  for (const [type, slugs] of slugsByType(keys)) {
    if (type === "Indication") {
      await sql`delete from indication_ancestor
        where indication_id in ${anyOf(slugs)} or ancestor_id in ${anyOf(slugs)}`.execute(db);
    }
    if (type === "Therapy") await clearRights(db, slugs);
    await sql`delete from ${sql.table(tableOfNode(type))} where id in ${anyOf(slugs)}`.execute(db);
  }
  await sql`delete from loaded_node where node in ${anyOf(keys)}`.execute(db);
}

/** Sets unique columns to null before they are written, so that a value can move from one node to another. */
export async function releaseUnique(db: Transaction<Tables>, keys: readonly NodeKey[]): Promise<void> {
  for (const [type, slugs] of slugsByType(keys)) {
    const unique = uniqueColumnsOf(type);
    if (unique.length === 0) continue;
    const assignments = unique.map((column) => sql`${sql.ref(column)} = null`);
    await sql`update ${sql.table(tableOfNode(type))} set ${sql.join(assignments)} where id in ${anyOf(slugs)}`.execute(
      db,
    );
  }
}
