import { sql } from "kysely";
import { maxTyposOf } from "../../domain/name/resolve.ts";
import type { NodeKey } from "../../domain/node-key.ts";
import { Spellings } from "../../domain/spelling.ts";
import { nameFields } from "../../model/derived/search-field.ts";
import type { EntityType } from "../../model/model.ts";
import { anyOf } from "../engine/sqlite/list.ts";
import { keptInput } from "../kept/kept-input.ts";
import type { Store } from "../open.ts";

/** A name or identifier of an entity, as found by its normalized form. */
export interface NameRow {
  node: NodeKey;
  type: EntityType;
  field: string;
  text: string;
  bare: string;
}

const isNameField = sql`field in ${anyOf(nameFields)}`;

/** Entries by normalized name (see `bareNameOf`). Names that no entry has are absent from the map. */
export async function entriesByBareName(
  store: Store,
  bare: readonly string[],
  types: readonly EntityType[] | null,
): Promise<Map<string, NameRow[]>> {
  const wanted = types ? sql`and type in ${anyOf(types)}` : sql``;
  const { rows } = await sql<NameRow>`
    select distinct node, type, field, text, bare from search_entry
    where bare in ${anyOf(bare)} and bare <> '' and ${isNameField} ${wanted} order by bare, node, field, text`.execute(
    store,
  );
  return Map.groupBy(rows, (row) => row.bare);
}

/** All normalized names of the search entries. */
const knownNames = keptInput({
  name: "known_names",
  warm: [""],
  read: async (store) => {
    const { rows } = await sql<{
      bare: string;
    }>`select distinct bare from search_entry where ${isNameField} and bare <> ''`.execute(store);
    return new Spellings(rows.map(({ bare }) => bare));
  },
});

/**
 * Entries whose normalized name is one typo away from a given name, or up to two typos if the name is long; nearest first. Names
 * without such an entry are absent from the map.
 */
export async function entriesNearBareName(
  store: Store,
  bare: readonly string[],
  types: readonly EntityType[] | null,
): Promise<Map<string, NameRow[]>> {
  const long = bare.filter((name) => maxTyposOf(name) > 0);
  if (long.length === 0) return new Map();
  const names = await knownNames(store);
  const near = new Map(long.map((name) => [name, names.near(name, maxTyposOf(name))]));
  const entries = await entriesByBareName(store, [...new Set([...near.values()].flat())], types);
  const found = [...near].map(([name, others]) => [name, others.flatMap((other) => entries.get(other) ?? [])] as const);
  return new Map(found.filter(([, rows]) => rows.length > 0));
}
