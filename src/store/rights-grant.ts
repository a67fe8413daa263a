import { type Selectable, sql } from "kysely";
import { anyOf, byParent, type WithLists } from "./list.ts";
import type { NodeRow } from "./node.ts";
import type { Store } from "./open.ts";
import type { ChildRows, Order } from "./page.ts";
import type { Tables } from "./tables.ts";

export type RightsGrantRow = WithLists<Selectable<Tables["rights_grant"]>>;

/** The grants of rights in agreements, in the order in which the record names them. */
export async function rightsGrantsByAgreement(
  store: Store,
  agreements: readonly string[],
): Promise<Map<string, RightsGrantRow[]>> {
  const rows = await store
    .selectFrom("rights_grant")
    .selectAll()
    .select("agreement_id as parent_key")
    .where("agreement_id", "in", anyOf(agreements))
    .orderBy("position")
    .execute();
  return byParent(rows);
}

/** The grants that cover therapies. */
export function rightsGrantsOfTherapies(therapies: readonly string[]): ChildRows<RightsGrantRow> {
  return sql`(
    select rights_grant.*, covered.therapy_id as parent_key
    from rights_grant_therapy as covered join rights_grant on rights_grant.id = covered.rights_grant_id
    where covered.therapy_id in ${anyOf(therapies)})`;
}

/** The grants that companies make or receive, each once. */
export function rightsGrantsOfCompanies(companies: readonly string[]): ChildRows<RightsGrantRow> {
  return sql`(
    select rights_grant.*, grantee_id as parent_key from rights_grant where grantee_id in ${anyOf(companies)}
    union
    select rights_grant.*, grantor_id as parent_key from rights_grant where grantor_id in ${anyOf(companies)})`;
}

/** By agreement, then as the record names them. */
export const rightsGrantOrder: Order = {
  name: "rights:agreement",
  by: [{ column: "agreement_id" }, { column: "position" }, { column: "id" }],
};

/** The therapies that grants cover, by name. */
export async function therapiesByRightsGrant(
  store: Store,
  grants: readonly string[],
): Promise<Map<string, WithLists<NodeRow<"Therapy">>[]>> {
  const { rows } = await sql<NodeRow<"Therapy"> & { parent_key: string }>`
    select therapy.*, 'Therapy' as type, covered.rights_grant_id as parent_key
    from rights_grant_therapy as covered join therapy on therapy.id = covered.therapy_id
    where covered.rights_grant_id in ${anyOf(grants)} order by therapy.sort_name, therapy.id`.execute(store);
  return byParent(rows);
}

/** The indications to which grants are limited, by name. */
export async function fieldsByRightsGrant(
  store: Store,
  grants: readonly string[],
): Promise<Map<string, WithLists<NodeRow<"Indication">>[]>> {
  const { rows } = await sql<NodeRow<"Indication"> & { parent_key: string }>`
    select indication.*, 'Indication' as type, field.rights_grant_id as parent_key
    from rights_grant_field as field join indication on indication.id = field.indication_id
    where field.rights_grant_id in ${anyOf(grants)} order by indication.sort_name, indication.id`.execute(store);
  return byParent(rows);
}
