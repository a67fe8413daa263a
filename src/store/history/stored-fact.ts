import { type Kysely, sql } from "kysely";
import { type NodeKey, nodeKey, partsOfNodeKey } from "../../domain/node-key.ts";
import { tableOfNode } from "../../model/derived/table.ts";
import { type EntityType, isEntityType } from "../../model/model.ts";
import { anyOf } from "../engine/sqlite/list.ts";
import type { Tables } from "../table/system-table.ts";
import type { StoredRow } from "../write/change-set.ts";
import { type EntryTable, entryTablesOf } from "./entry-table.ts";
import { type ShownFacts, type StatedClaim, shownFacts, textOf, valuesBy } from "./shown-fact.ts";

type StoredClaim = StatedClaim & { subject: NodeKey };

/** Reads what entities show from a store, whose format may be another one. */
export class StoredFacts {
  readonly #db: Kysely<Tables>;
  #columns: ReadonlyMap<string, ReadonlySet<string>> | null = null;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** The facts of entities. An entity without claims is absent from the map. */
  async of(keys: readonly NodeKey[]): Promise<Map<NodeKey, ShownFacts>> {
    const { rows } = await sql<StoredClaim>`
      select * from claim where subject in ${anyOf(keys)} order by subject, position`.execute(this.#db);
    const entries = new Map<string, Map<string, string | null>>();
    for (const [type, slugs] of slugsByType(keys)) {
      for (const table of entryTablesOf(type)) await this.#read(table, type, slugs, entries);
    }
    const claims = Map.groupBy(rows, ({ subject }) => subject);
    return new Map([...claims].map(([key, stated]) => [key, shownFacts(stated, entries)]));
  }

  async #read(
    { table, own, byKey, columns, links }: EntryTable,
    type: EntityType,
    slugs: readonly string[],
    entries: Map<string, Map<string, string | null>>,
  ): Promise<void> {
    const known = await this.#columnsOf(table);
    if (!known.has("fact") || !known.has(own)) return;
    const owners = byKey ? slugs.map((slug) => nodeKey(type, slug)) : slugs;
    const compared = columns.filter(({ column }) => known.has(column));
    const listed = await Promise.all(
      links.map(async (link) => {
        const ofLink = await this.#columnsOf(link.table);
        if (![own, link.own, link.far].every((column) => ofLink.has(column))) return [];
        return [{ field: link.field, values: valuesBy(await this.#rows(link.table, own, owners), link.own, link.far) }];
      }),
    );
    for (const row of await this.#rows(table, own, owners)) {
      const entry = new Map(compared.map(({ field, column }) => [field, textOf(row[column])]));
      for (const { field, values } of listed.flat()) entry.set(field, values.get(String(row["id"])) ?? null);
      entries.set(String(row["fact"]), entry);
    }
  }

  async #rows(table: string, own: string, owners: readonly string[]): Promise<StoredRow[]> {
    const { rows } = await sql<StoredRow>`
      select * from ${sql.table(table)} where ${sql.ref(own)} in ${anyOf(owners)}`.execute(this.#db);
    return rows;
  }

  async #columnsOf(table: string): Promise<ReadonlySet<string>> {
    this.#columns ??= await columnsIn(this.#db);
    return this.#columns.get(table) ?? new Set();
  }
}

/** The columns of every table. */
async function columnsIn(db: Kysely<Tables>): Promise<Map<string, Set<string>>> {
  const { rows } = await sql<{ name: string; column: string }>`
    select known.name, info.name as "column" from sqlite_schema as known, pragma_table_info(known.name) as info
    where known.type = 'table'`.execute(db);
  const grouped = Map.groupBy(rows, ({ name }) => name);
  return new Map([...grouped].map(([name, found]) => [name, new Set(found.map(({ column }) => column))]));
}

/** The names of entities. An entity that the store does not have is absent from the map. */
export async function namesOf(db: Kysely<Tables>, keys: readonly NodeKey[]): Promise<Map<NodeKey, string>> {
  const names = new Map<NodeKey, string>();
  for (const [type, slugs] of slugsByType(keys)) {
    const { rows } = await sql<{ id: string; name: string }>`
      select id, name from ${sql.table(tableOfNode(type))} where id in ${anyOf(slugs)}`.execute(db);
    for (const { id, name } of rows) names.set(nodeKey(type, id), name);
  }
  return names;
}

function slugsByType(keys: readonly NodeKey[]): Map<EntityType, string[]> {
  const slugs = new Map<EntityType, string[]>();
  for (const { type, slug } of keys.map(partsOfNodeKey)) {
    if (!isEntityType(type)) continue;
    const list = slugs.get(type) ?? [];
    list.push(slug);
    slugs.set(type, list);
  }
  return slugs;
}
