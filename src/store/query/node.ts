import { type Selectable, sql } from "kysely";
import type { NodeType } from "../domain/graph-vocabulary.ts";
import { anyOf, type WithLists, withLists } from "./list.ts";
import type { Store } from "./open.ts";
import type { Tables } from "./tables.ts";

/** The table of each type of node. */
export const tableOf = {
  Company: "company",
  Agreement: "agreement",
  Therapy: "therapy",
  Target: "target",
  Indication: "indication",
  RegulatoryEvent: "regulatory_event",
  Trial: "trial",
  Person: "person",
  Source: "source",
  Claim: "claim",
} as const satisfies Record<NodeType, keyof Tables>;

/** A node's row, with its type beside it, so that a row says what it is. */
export type NodeRow<Type extends NodeType> = WithLists<Selectable<Tables[(typeof tableOf)[Type]]>> & { type: Type };

/** Nodes of one type by slug; slugs that name none are absent. */
export async function nodesBySlug<Type extends NodeType>(
  store: Store,
  type: Type,
  slugs: readonly string[],
): Promise<Map<string, NodeRow<Type>>> {
  return nodesByColumn(store, type, "id", slugs);
}

/** Nodes of one type by a column whose values are unique; values that name none are absent. */
export async function nodesByColumn<Type extends NodeType>(
  store: Store,
  type: Type,
  column: string,
  values: readonly string[],
): Promise<Map<string, NodeRow<Type>>> {
  const { rows } = await sql<Record<string, unknown>>`
    select *, ${sql.lit(type)} as type from ${sql.table(tableOf[type])}
    where ${sql.ref(column)} in ${anyOf(values)}`.execute(store);
  return new Map(rows.map((row) => [String(row[column]), withLists(row) as unknown as NodeRow<Type>]));
}
