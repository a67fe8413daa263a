import { type RawBuilder, type Selectable, sql } from "kysely";
import { anyOf, byParent, type WithLists } from "./list.ts";
import type { NodeRow } from "./node.ts";
import type { Store } from "./open.ts";
import type { ChildRows, Order } from "./page.ts";
import type { JsonList, Tables } from "./tables.ts";

export type IndicationRow = NodeRow<"Indication">;
export type EpidemiologyRow = Selectable<Tables["epidemiology"]>;

/** By name, without accents and case. */
export const indicationOrder: Order = { name: "indication:name", by: [{ column: "sort_name" }, { column: "id" }] };

/** Nearest first, then by name. */
export const lineageOrder: Order = {
  name: "indication:lineage",
  by: [{ column: "edge_distance" }, { column: "sort_name" }, { column: "id" }],
};

export function allIndications(): RawBuilder<IndicationRow> {
  return sql`(select *, 'Indication' as type from indication)`;
}

/** Direct parents of indications, by name. */
export async function parentsByIndication(
  store: Store,
  indications: readonly string[],
): Promise<Map<string, WithLists<IndicationRow>[]>> {
  return direct(store, "indication_id", "parent_id", indications);
}

/** Direct children of indications, by name. */
export async function childrenByIndication(
  store: Store,
  indications: readonly string[],
): Promise<Map<string, WithLists<IndicationRow>[]>> {
  return direct(store, "parent_id", "indication_id", indications);
}

async function direct(store: Store, own: string, other: string, indications: readonly string[]) {
  const { rows } = await sql<IndicationRow & { parent_key: string }>`
    select indication.*, 'Indication' as type, ${sql.ref(`edge.${own}`)} as parent_key
    from indication_parent as edge join indication on indication.id = ${sql.ref(`edge.${other}`)}
    where ${sql.ref(`edge.${own}`)} in ${anyOf(indications)} order by indication.sort_name, indication.id`.execute(
    store,
  );
  return byParent(rows);
}

/** Everything that indications are subtypes of, over any number of steps. */
export function ancestorsOfIndications(indications: readonly string[]): ChildRows<LineageRow> {
  return lineage("indication_id", "ancestor_id", indications);
}

/** Everything that is a subtype of indications, over any number of steps. */
export function descendantsOfIndications(indications: readonly string[]): ChildRows<LineageRow> {
  return lineage("ancestor_id", "indication_id", indications);
}

type LineageRow = IndicationRow & { edge_distance: number; edge_fact: string | null };

/** Only a single step is a fact that a source states; longer lines follow from the steps. */
function lineage(own: string, other: string, indications: readonly string[]): ChildRows<LineageRow> {
  return sql`(
    select indication.*, 'Indication' as type, ${sql.ref(`line.${own}`)} as parent_key, line.distance as edge_distance,
      step.fact as edge_fact
    from indication_ancestor as line
    join indication on indication.id = ${sql.ref(`line.${other}`)}
    left join indication_parent as step
      on step.indication_id = line.indication_id and step.parent_id = line.ancestor_id
    where ${sql.ref(`line.${own}`)} in ${anyOf(indications)})`;
}

export function indicationsOfAgreements(
  agreements: readonly string[],
): ChildRows<IndicationRow & { edge_facts_json: JsonList<string> }> {
  return sql`(
    select indication.*, 'Indication' as type, edge.agreement_id as parent_key, json_array(edge.fact) as edge_facts_json
    from agreement_indication as edge join indication on indication.id = edge.indication_id
    where edge.agreement_id in ${anyOf(agreements)})`;
}

/** Figures on how often indications occur, in the order in which the record names them. */
export async function epidemiologyByIndication(
  store: Store,
  indications: readonly string[],
): Promise<Map<string, EpidemiologyRow[]>> {
  const rows = await store
    .selectFrom("epidemiology")
    .selectAll()
    .where("indication_id", "in", anyOf(indications))
    .orderBy("position")
    .execute();
  return Map.groupBy(rows, (row) => row.indication_id);
}
