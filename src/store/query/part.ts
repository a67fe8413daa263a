import { sql } from "kysely";
import { linkTableOf, ownerColumnOf, tableOfNode, tableOfPart } from "../../model/derived/table.ts";
import { type NodeType, type PartName, type PartRow, partOf, type Row } from "../../model/model.ts";
import { anyOf, thenJoin } from "../engine/sqlite/list.ts";
import type { Store } from "../open.ts";
import { nodeColumns } from "./node.ts";
import type { ChildRows, Order } from "./page.ts";

/** The entries that nodes own, in the order of the record, by owner: its slug, or its node key if every entity can own them. */
export async function partsByOwner<P extends PartName>(
  store: Store,
  part: P,
  owners: readonly string[],
): Promise<Map<string, PartRow<P>[]>> {
  const own = ownerColumnOf(part) ?? "";
  const { rows } = await sql<PartRow<P>>`
    select * from ${sql.table(tableOfPart(part))} where ${sql.ref(own)} in ${anyOf(owners)}
    order by ${sql.ref(own)}, position`.execute(store);
  return Map.groupBy(rows, (row) => String((row as Record<string, unknown>)[own]));
}

/** The nodes that entries list in a field, by entry, ordered by name. */
export async function linkedNodes<N extends NodeType>(
  store: Store,
  part: PartName,
  field: string,
  entries: readonly string[],
): Promise<Map<string, Row<N>[]>> {
  const { table, own, far } = linkTableOf(part, field);
  const to = partOf(part).links?.[field]?.to as N;
  const { rows } = await sql<Row<N> & { parent_key: string }>`
    select ${nodeColumns(to, "far")}, ${sql.ref(`link.${own}`)} as parent_key
    from ${sql.table(table)} as link ${thenJoin} ${sql.table(tableOfNode(to))} as far on far.id = ${sql.ref(`link.${far}`)}
    where ${sql.ref(`link.${own}`)} in ${anyOf(entries)} order by far.sort_name, far.id`.execute(store);
  return Map.groupBy(rows, ({ parent_key }) => parent_key);
}

export type RightsGrantRow = PartRow<"RightsGrant"> & { agreement_id: string };

export const rightsGrantOrder: Order = {
  name: "RightsGrant:agreement",
  by: [{ column: "agreement_id" }, { column: "position" }, { column: "id" }],
};

/** The grants that cover therapies, by therapy. */
export function rightsGrantsOfTherapies(therapies: readonly string[]): ChildRows<RightsGrantRow> {
  return sql`(
    select rights_grant.*, covered.therapy_id as parent_key
    from rights_grant_therapy as covered ${thenJoin} rights_grant on rights_grant.id = covered.rights_grant_id
    where covered.therapy_id in ${anyOf(therapies)})`;
}

/** The grants that companies make or receive, by company, each once. */
export function rightsGrantsOfCompanies(companies: readonly string[]): ChildRows<RightsGrantRow> {
  return sql`(
    select rights_grant.*, grantee_id as parent_key from rights_grant where grantee_id in ${anyOf(companies)}
    union
    select rights_grant.*, grantor_id as parent_key from rights_grant where grantor_id in ${anyOf(companies)})`;
}

export type QuoteRow = PartRow<"Quote"> & { person_id: string };

export const quoteOrder: Order = {
  name: "Quote:person",
  by: [{ column: "person_id" }, { column: "position" }, { column: "id" }],
};

/** Quotes about nodes, by node key. */
export function quotesAbout(nodes: readonly string[]): ChildRows<QuoteRow> {
  return sql`(select quote.*, about as parent_key from quote where about in ${anyOf(nodes)})`;
}
