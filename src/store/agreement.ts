import { type RawBuilder, sql } from "kysely";
import { anyOf, familyOf, listOf } from "./list.ts";
import type { NodeRow } from "./node.ts";
import type { Store } from "./open.ts";
import type { ChildRows, Order } from "./page.ts";
import type { JsonList, Tables } from "./tables.ts";

export type AgreementRow = NodeRow<"Agreement">;

/** Newest announcement first, undated last. */
export const agreementOrder: Order = {
  name: "agreement:announcedOn:desc",
  by: [{ column: "announced_on", descending: true, nullable: true }, { column: "id" }],
};

export function allAgreements(): RawBuilder<AgreementRow> {
  return sql`(select *, 'Agreement' as type from agreement)`;
}

/** Agreements to which companies are party, each once with all their roles. */
export function agreementsOfCompanies(
  companies: readonly string[],
  roles: readonly string[] | null,
): ChildRows<AgreementRow & { edge_roles_json: JsonList<Tables["party"]["role"]>; edge_facts_json: JsonList<string> }> {
  const wanted = roles ? sql`and edge.role in ${anyOf(roles)}` : sql``;
  return sql`(
    select agreement.*, 'Agreement' as type, edge.company_id as parent_key,
      ${listOf("edge.role")} as edge_roles_json, ${listOf("edge.fact")} as edge_facts_json
    from party as edge join agreement on agreement.id = edge.agreement_id
    where edge.company_id in ${anyOf(companies)} ${wanted}
    group by edge.company_id, agreement.id)`;
}

export function agreementsOfTherapies(
  therapies: readonly string[],
): ChildRows<AgreementRow & { edge_facts_json: JsonList<string> }> {
  return sql`(
    select agreement.*, 'Agreement' as type, edge.therapy_id as parent_key, json_array(edge.fact) as edge_facts_json
    from agreement_therapy as edge join agreement on agreement.id = edge.agreement_id
    where edge.therapy_id in ${anyOf(therapies)})`;
}

/** Agreements in the field of indications, or of their descendants too; each once; edge_family says which. `factsOfFields` has what says so. */
export function agreementsOfIndications(
  indications: readonly string[],
  includeDescendants: boolean,
): ChildRows<AgreementRow & { edge_family: number }> {
  return sql`(
    select agreement.*, 'Agreement' as type, met.parent_key, ${sql.lit(Number(includeDescendants))} as edge_family
    from (
      select distinct family.parent_key, edge.agreement_id
      from ${familyOf(indications, includeDescendants)} as family
      join agreement_indication as edge on edge.indication_id = family.member
    ) as met join agreement on agreement.id = met.agreement_id)`;
}

/** The facts that put agreements into the fields of indications, by JSON lists of agreement, indication, and whether its descendants count. */
export async function factsOfFields(store: Store, fields: readonly string[]): Promise<Map<string, string[]>> {
  const part = (index: number) => sql`json_extract(field.value, ${sql.lit(`$[${index}]`)})`;
  const { rows } = await sql<{ field: string; fact: string }>`
    select field.value as field, edge.fact
    from json_each(${JSON.stringify(fields)}) as field
    join agreement_indication as edge on edge.agreement_id = ${part(0)} and (
      edge.indication_id = ${part(1)} or ${part(2)} = 1 and edge.indication_id in (
        select indication_id from indication_ancestor where ancestor_id = ${part(1)}))
    order by edge.fact`.execute(store);
  const facts = Map.groupBy(rows, ({ field }) => field);
  return new Map([...facts].map(([field, found]) => [field, found.map(({ fact }) => fact)]));
}

/** Agreements related to agreements from either end; the direction says which one states the relation. */
export function relatedAgreements(
  agreements: readonly string[],
): ChildRows<
  AgreementRow & { edge_relation: Tables["agreement_relation"]["relation"]; edge_direction: string; edge_fact: string }
> {
  const half = (own: string, other: string, direction: string) => sql`
    select agreement.*, 'Agreement' as type, ${sql.ref(`edge.${own}`)} as parent_key, edge.relation as edge_relation,
      ${sql.lit(direction)} as edge_direction, edge.fact as edge_fact
    from agreement_relation as edge join agreement on agreement.id = ${sql.ref(`edge.${other}`)}
    where ${sql.ref(`edge.${own}`)} in ${anyOf(agreements)}`;
  return sql`(${half("agreement_id", "related_id", "OUTGOING")} union all ${half("related_id", "agreement_id", "INCOMING")})`;
}

export const relatedOrder: Order = {
  name: "agreement:related",
  by: [
    { column: "announced_on", descending: true, nullable: true },
    { column: "id" },
    { column: "edge_direction" },
    { column: "edge_fact" },
  ],
};
