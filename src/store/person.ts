import { type RawBuilder, type Selectable, sql } from "kysely";
import { anyOf } from "./list.ts";
import type { NodeRow } from "./node.ts";
import type { Store } from "./open.ts";
import type { ChildRows, Order } from "./page.ts";
import type { Tables } from "./tables.ts";

export type PersonRow = NodeRow<"Person">;
export type AffiliationRow = Selectable<Tables["affiliation"]>;
export type StatementRow = Selectable<Tables["statement"]>;

/** By name, without accents and case. */
export const personOrder: Order = { name: "person:name", by: [{ column: "sort_name" }, { column: "id" }] };

export function allPeople(): RawBuilder<PersonRow> {
  return sql`(select *, 'Person' as type from person)`;
}

/** What people are, and where, in the order in which the record names it. */
export async function affiliationsByPerson(
  store: Store,
  people: readonly string[],
): Promise<Map<string, AffiliationRow[]>> {
  const rows = await store
    .selectFrom("affiliation")
    .selectAll()
    .where("person_id", "in", anyOf(people))
    .orderBy("position")
    .execute();
  return Map.groupBy(rows, (row) => row.person_id);
}

/** People of companies, once for each title held. */
export function peopleOfCompanies(
  companies: readonly string[],
): ChildRows<
  PersonRow & { edge_title: string; edge_from_on: string | null; edge_to_on: string | null; edge_fact: string }
> {
  return sql`(
    select person.*, 'Person' as type, edge.company_id as parent_key, edge.title as edge_title,
      edge.from_on as edge_from_on, edge.to_on as edge_to_on, edge.fact as edge_fact
    from affiliation as edge join person on person.id = edge.person_id
    where edge.company_id in ${anyOf(companies)})`;
}

export const affiliationOrder: Order = {
  name: "affiliation:name",
  by: [{ column: "sort_name" }, { column: "id" }, { column: "edge_fact" }],
};

/** What people are quoted on, in the order in which the record names it. */
export async function statementsByPerson(
  store: Store,
  people: readonly string[],
): Promise<Map<string, StatementRow[]>> {
  const rows = await store
    .selectFrom("statement")
    .selectAll()
    .where("person_id", "in", anyOf(people))
    .orderBy("position")
    .execute();
  return Map.groupBy(rows, (row) => row.person_id);
}

/** What people are quoted as saying about nodes, by node key. */
export function statementsAbout(nodes: readonly string[]): ChildRows<StatementRow> {
  return sql`(select statement.*, about as parent_key from statement where about in ${anyOf(nodes)})`;
}

export const statementOrder: Order = {
  name: "statement:person",
  by: [{ column: "person_id" }, { column: "position" }, { column: "id" }],
};
