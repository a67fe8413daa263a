import { type RawBuilder, sql } from "kysely";
import { anyOf, listOf } from "./list.ts";
import type { NodeRow } from "./node.ts";
import type { ChildRows, Order } from "./page.ts";
import type { JsonList, Tables } from "./tables.ts";

export type TherapyRow = NodeRow<"Therapy">;

/** By name, without accents and case. */
export const therapyOrder: Order = { name: "therapy:name", by: [{ column: "sort_name" }, { column: "id" }] };

export function allTherapies(): RawBuilder<TherapyRow> {
  return sql`(select *, 'Therapy' as type from therapy)`;
}

/** Therapies that agreements cover, with their stage at signing. */
export function therapiesOfAgreements(agreements: readonly string[]): ChildRows<
  TherapyRow & {
    edge_stage_at_signing: Tables["agreement_therapy"]["stage_at_signing"];
    edge_facts_json: JsonList<string>;
  }
> {
  return sql`(
    select therapy.*, 'Therapy' as type, edge.agreement_id as parent_key,
      edge.stage_at_signing as edge_stage_at_signing, json_array(edge.fact) as edge_facts_json
    from agreement_therapy as edge join therapy on therapy.id = edge.therapy_id
    where edge.agreement_id in ${anyOf(agreements)})`;
}

/** Therapies in which companies have a role, each once with all the company's roles. */
export function therapiesOfCompanies(
  companies: readonly string[],
  roles: readonly string[] | null,
): ChildRows<
  TherapyRow & { edge_roles_json: JsonList<Tables["therapy_company"]["role"]>; edge_facts_json: JsonList<string> }
> {
  const wanted = roles ? sql`and edge.role in ${anyOf(roles)}` : sql``;
  return sql`(
    select therapy.*, 'Therapy' as type, edge.company_id as parent_key,
      ${listOf("edge.role")} as edge_roles_json, ${listOf("edge.fact")} as edge_facts_json
    from therapy_company as edge join therapy on therapy.id = edge.therapy_id
    where edge.company_id in ${anyOf(companies)} ${wanted}
    group by edge.company_id, therapy.id)`;
}

export function therapiesOfTargets(
  targets: readonly string[],
): ChildRows<TherapyRow & { edge_facts_json: JsonList<string> }> {
  return sql`(
    select therapy.*, 'Therapy' as type, edge.target_id as parent_key, json_array(edge.fact) as edge_facts_json
    from therapy_target as edge join therapy on therapy.id = edge.therapy_id
    where edge.target_id in ${anyOf(targets)})`;
}
