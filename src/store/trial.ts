import { type RawBuilder, type Selectable, sql } from "kysely";
import { anyOf, byParent, familyOf, listOf, type WithLists } from "./list.ts";
import type { NodeRow } from "./node.ts";
import type { Store } from "./open.ts";
import type { ChildRows, Order } from "./page.ts";
import type { JsonList, Tables } from "./tables.ts";

export type TrialRow = NodeRow<"Trial">;
export type OutcomeRow = Selectable<Tables["outcome"]>;

/** Latest start first, undated last. */
export const trialOrder: Order = {
  name: "trial:startedOn:desc",
  by: [{ column: "started_on", descending: true, nullable: true }, { column: "id" }],
};

export function allTrials(): RawBuilder<TrialRow> {
  return sql`(select *, 'Trial' as type from trial)`;
}

export function trialsOfCompanies(
  companies: readonly string[],
): ChildRows<TrialRow & { edge_facts_json: JsonList<string> }> {
  return of("trial_sponsor", "company_id", companies);
}

export function trialsOfTherapies(
  therapies: readonly string[],
): ChildRows<TrialRow & { edge_facts_json: JsonList<string> }> {
  return of("trial_therapy", "therapy_id", therapies);
}

/** Trials in indications, or in their descendants too; each once. */
export function trialsOfIndications(
  indications: readonly string[],
  includeDescendants: boolean,
): ChildRows<TrialRow & { edge_facts_json: JsonList<string> }> {
  return sql`(
    select trial.*, 'Trial' as type, family.parent_key, ${listOf("edge.fact")} as edge_facts_json
    from ${familyOf(indications, includeDescendants)} as family
    join trial_indication as edge on edge.indication_id = family.member
    join trial on trial.id = edge.trial_id
    group by family.parent_key, trial.id)`;
}

function of(
  table: string,
  column: string,
  keys: readonly string[],
): ChildRows<TrialRow & { edge_facts_json: JsonList<string> }> {
  return sql`(
    select trial.*, 'Trial' as type, ${sql.ref(`edge.${column}`)} as parent_key, json_array(edge.fact) as edge_facts_json
    from ${sql.table(table)} as edge join trial on trial.id = edge.trial_id
    where ${sql.ref(`edge.${column}`)} in ${anyOf(keys)})`;
}

/** The sponsors of trials, in the order in which the record names them. */
export async function sponsorsByTrial(
  store: Store,
  trials: readonly string[],
): Promise<Map<string, WithLists<NodeRow<"Company">>[]>> {
  return others<NodeRow<"Company">>(store, "trial_sponsor", "company", "Company", trials);
}

/** The therapies that trials study, in the order in which the record names them. */
export async function therapiesByTrial(
  store: Store,
  trials: readonly string[],
): Promise<Map<string, WithLists<NodeRow<"Therapy">>[]>> {
  return others<NodeRow<"Therapy">>(store, "trial_therapy", "therapy", "Therapy", trials);
}

/** The indications that trials study, in the order in which the record names them. */
export async function indicationsByTrial(
  store: Store,
  trials: readonly string[],
): Promise<Map<string, WithLists<NodeRow<"Indication">>[]>> {
  return others<NodeRow<"Indication">>(store, "trial_indication", "indication", "Indication", trials);
}

async function others<Row extends object>(
  store: Store,
  edge: string,
  table: string,
  type: string,
  trials: readonly string[],
) {
  const { rows } = await sql<Row & { parent_key: string }>`
    select other.*, ${sql.lit(type)} as type, edge.trial_id as parent_key
    from ${sql.table(edge)} as edge join ${sql.table(table)} as other on other.id = ${sql.ref(`edge.${table}_id`)}
    where edge.trial_id in ${anyOf(trials)} order by edge.position`.execute(store);
  return byParent(rows) as Map<string, WithLists<Row>[]>;
}

/** What trials found, in the order in which the record names it. */
export async function outcomesByTrial(store: Store, trials: readonly string[]): Promise<Map<string, OutcomeRow[]>> {
  const rows = await store
    .selectFrom("outcome")
    .selectAll()
    .where("trial_id", "in", anyOf(trials))
    .orderBy("position")
    .execute();
  return Map.groupBy(rows, (row) => row.trial_id);
}
