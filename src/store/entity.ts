import type { Selectable } from "kysely";
import { anyOf } from "./list.ts";
import type { Store } from "./open.ts";
import type { Tables } from "./tables.ts";

export type AliasRow = Selectable<Tables["alias"]>;
export type IdentifierRow = Selectable<Tables["identifier"]>;

/** Other names of nodes, by node key, in the order in which the record names them. */
export async function aliasesByNode(store: Store, nodes: readonly string[]): Promise<Map<string, AliasRow[]>> {
  const rows = await store
    .selectFrom("alias")
    .selectAll()
    .where("node", "in", anyOf(nodes))
    .orderBy("position")
    .execute();
  return Map.groupBy(rows, (row) => row.node);
}

/** Identifiers of nodes beside those in their own columns, by node key, in the order in which the record names them. */
export async function identifiersByNode(store: Store, nodes: readonly string[]): Promise<Map<string, IdentifierRow[]>> {
  const rows = await store
    .selectFrom("identifier")
    .selectAll()
    .where("node", "in", anyOf(nodes))
    .orderBy("position")
    .execute();
  return Map.groupBy(rows, (row) => row.node);
}
