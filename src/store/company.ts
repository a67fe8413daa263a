import { type RawBuilder, sql } from "kysely";
import { anyOf, listOf } from "./list.ts";
import type { NodeRow } from "./node.ts";
import type { ChildRows, Order } from "./page.ts";
import type { JsonList, Tables } from "./tables.ts";

export type CompanyRow = NodeRow<"Company">;

/** By name, without accents and case. */
export const companyOrder: Order = { name: "company:name", by: [{ column: "sort_name" }, { column: "id" }] };

export function allCompanies(): RawBuilder<CompanyRow> {
  return sql`(select *, 'Company' as type from company)`;
}

/** Owners of companies at a date, or owners that have not ended where no date is given. Rows name the subsidiary as parent_key. */
export function parentsOfCompanies(
  companies: readonly string[],
  asOf: string | null,
): ChildRows<CompanyRow & Ownership> {
  return ownership("company_id", "parent_id", companies, valid("edge", asOf));
}

/** Owners of companies at all times. Rows name the subsidiary as parent_key. */
export function ownersOfCompanies(companies: readonly string[]): ChildRows<CompanyRow & Ownership> {
  return ownership("company_id", "parent_id", companies, sql`1 = 1`);
}

/** Companies that others own at a date, or own still where no date is given. Rows name the owner as parent_key. */
export function subsidiariesOfCompanies(
  companies: readonly string[],
  asOf: string | null,
): ChildRows<CompanyRow & Ownership> {
  return ownership("parent_id", "company_id", companies, valid("edge", asOf));
}

function ownership(
  own: string,
  other: string,
  companies: readonly string[],
  when: RawBuilder<unknown>,
): ChildRows<CompanyRow & Ownership> {
  return sql`(
    select other.*, 'Company' as type, ${sql.ref(`edge.${own}`)} as parent_key,
      edge.fact as edge_fact, edge.from_on as edge_from_on, edge.to_on as edge_to_on
    from company_parent as edge join company as other on other.id = ${sql.ref(`edge.${other}`)}
    where ${sql.ref(`edge.${own}`)} in ${anyOf(companies)} and ${when})`;
}

/** The order of owners: the latest first, so that the first one is the owner where periods overlap. */
export const parentOrder: Order = {
  name: "company:owner",
  by: [{ column: "edge_from_on", descending: true, nullable: true }, { column: "id" }, { column: "edge_fact" }],
};

export const subsidiaryOrder: Order = {
  name: "company:subsidiary",
  by: [{ column: "sort_name" }, { column: "id" }, { column: "edge_fact" }],
};

/** Companies with a role in therapies, each once with all its roles. */
export function companiesOfTherapies(
  therapies: readonly string[],
  roles: readonly string[] | null,
): ChildRows<
  CompanyRow & { edge_roles_json: JsonList<Tables["therapy_company"]["role"]>; edge_facts_json: JsonList<string> }
> {
  const wanted = roles ? sql`and edge.role in ${anyOf(roles)}` : sql``;
  return sql`(
    select company.*, 'Company' as type, edge.therapy_id as parent_key,
      ${listOf("edge.role")} as edge_roles_json, ${listOf("edge.fact")} as edge_facts_json
    from therapy_company as edge join company on company.id = edge.company_id
    where edge.therapy_id in ${anyOf(therapies)} ${wanted}
    group by edge.therapy_id, company.id)`;
}

interface Ownership {
  edge_fact: string;
  edge_from_on: string | null;
  edge_to_on: string | null;
}

/**
 * Whether an edge with a period holds at a date. A period without a beginning has always held; one without an end holds still.
 * Partial dates count as their first day when something begins, and as over when their last day is past.
 */
function valid(edge: string, asOf: string | null): RawBuilder<boolean> {
  const to = sql.ref(`${edge}.to_on`);
  if (asOf === null) return sql`${to} is null`;
  const from = sql.ref(`${edge}.from_on`);
  // A longer text is the finer date: "2024" holds all of "2024-05-03", so an end in 2024 is still ahead of that day.
  return sql`(${from} is null or ${from} <= ${asOf}) and (${to} is null or ${to} >= substr(${asOf}, 1, length(${to})))`;
}
