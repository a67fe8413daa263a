import { type RawBuilder, sql } from "kysely";
import type { Row } from "../../../model/model.ts";
import { byIndex, type Keys, thenJoin, valuesOf, visited } from "../../engine/sqlite/list.ts";
import { keptInput } from "../../kept/kept-input.ts";
import type { Store } from "../../open.ts";
import { nodeColumns } from "../node.ts";

// Chains of ownership are followed when they are asked for, because they depend on the day. `union` drops what was found before, so
// that each company is visited once for each start, and companies that own each other in a circle end the recursion.

/** The edges of a step down or up. Without the index, every step of a company that owns most others would read all edges. */
const ownedEdges = sql`company_parent as edge ${byIndex("company_parent", ["parent_id", "company_id"])}`;
const ownerEdges = sql`company_parent as edge ${byIndex("company_parent", ["company_id", "position"])}`;

/**
 * Whether an edge with a period is valid on a day. An edge without a start date has always been valid, and one without an end date
 * is still valid. A partial start date counts as its first day, a partial end date as its last.
 * @param on YYYY-MM-DD
 */
export function isValidOn(edge: string, on: string): RawBuilder<boolean> {
  const [from, to] = [sql.ref(`${edge}.valid_from`), sql.ref(`${edge}.valid_to`)];
  // A partial date sorts before its days. Only the precision of the end date is compared, so that "2024" includes December 31.
  return sql`(${from} is null or ${from} <= ${on}) and (${to} is null or ${to} >= substr(${on}, 1, length(${to})))`;
}

/** Pairs of a company (`parent_key`) and a company of its group (`member`): itself, and those that it owns, directly or indirectly. */
export function companiesBelow(keys: Keys, on: string): RawBuilder<{ parent_key: string; member: string }> {
  return sql`(
    with recursive below (parent_key, member) as (
      select value, value from ${keys.rows}
      union
      select below.parent_key, edge.company_id
      from below ${thenJoin} ${ownedEdges} on edge.parent_id = below.member
      where ${visited(sql`edge.company_id`)} and ${isValidOn("edge", on)})
    select parent_key, member from below)`;
}

/**
 * The slugs of companies and of those that they own, directly or indirectly, as the right-hand side of `in`.
 * @param owners a query of slugs
 * @param name a name for the companies that no enclosing query uses
 */
export function ownedBy(owners: RawBuilder<unknown>, on: string, name: string): RawBuilder<unknown> {
  const owned = sql.ref(`${name}.member`);
  return sql`(
    with recursive ${sql.table(name)} (member) as (
      select id from ${owners} as owner
      union
      select edge.company_id
      from ${sql.table(name)} ${thenJoin} ${ownedEdges} on edge.parent_id = ${owned}
      where ${isValidOn("edge", on)})
    select member from ${sql.table(name)})`;
}

/** The companies at the top of the chains of ownership above companies on a day, by company, ordered by name. */
export async function ultimateParents(
  store: Store,
  companies: readonly string[],
  on: string,
): Promise<Map<string, Row<"Company">[]>> {
  const { rows } = await sql<Row<"Company"> & { parent_key: string }>`
    with recursive above (company_id, owner_id) as (
      select value, value from ${valuesOf(companies)}
      union
      select above.company_id, edge.parent_id
      from above ${thenJoin} ${ownerEdges} on edge.company_id = above.owner_id
      where ${visited(sql`edge.parent_id`)} and ${isValidOn("edge", on)})
    select ${nodeColumns("Company", "company")}, above.company_id as parent_key
    from above ${thenJoin} company on company.id = above.owner_id
    where above.owner_id <> above.company_id and ${isTop("above.owner_id", on)}
    order by above.company_id, company.sort_name, company.id`.execute(store);
  return Map.groupBy(rows, ({ parent_key }) => parent_key);
}

/** Whether no company owns a company on a day. */
function isTop(company: string, on: string): RawBuilder<boolean> {
  return sql`not exists (
    select 1 from ${ownerEdges} where edge.company_id = ${sql.ref(company)} and ${isValidOn("edge", on)})`;
}

/** The companies that have owners on a day, but no ultimate parent: those that own each other in a circle, and what these own. */
const belowCircles = keptInput({
  name: "companies_below_circles",
  warm: null,
  read: async (store, on) => {
    const { rows } = await sql<{ company_id: string }>`
      with recursive below (company_id) as (
        select id from company where ${isTop("company.id", on)}
        union
        select edge.company_id
        from below ${thenJoin} ${ownedEdges} on edge.parent_id = below.company_id
        where ${isValidOn("edge", on)})
      select id as company_id from company where id not in (select company_id from below) order by id`.execute(store);
    return rows.map(({ company_id }) => company_id);
  },
});

export const companiesBelowCircles = (store: Store, on: string): Promise<string[]> => belowCircles(store, on);

/** The slugs of the ultimate parents of all companies that have any on a day, by company. */
export async function ultimateParentSlugs(store: Store, on: string): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ company_id: string; owner_id: string }>`
    with recursive below (owner_id, company_id) as (
      select id, id from company where ${isTop("company.id", on)}
      union
      select below.owner_id, edge.company_id
      from below ${thenJoin} ${ownedEdges} on edge.parent_id = below.company_id
      where ${isValidOn("edge", on)})
    select company_id, owner_id from below where company_id <> owner_id order by company_id, owner_id`.execute(store);
  const owners = Map.groupBy(rows, ({ company_id }) => company_id);
  return new Map([...owners].map(([company, found]) => [company, found.map(({ owner_id }) => owner_id)]));
}
