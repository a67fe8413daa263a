import { type RawBuilder, sql } from "kysely";
import type { Relation } from "../../model/derived/relation.ts";
import { snakeOf } from "../../model/derived/spelling.ts";
import { edgeTableOf, tableOfNode } from "../../model/derived/table.ts";
import { conceptOf } from "../../model/model.ts";
import { anyOf, entryOf, listOf, thenJoin, valuesOf, visited } from "../engine/sqlite/list.ts";
import type { Store } from "../open.ts";
import { nodeColumns } from "./node.ts";
import type { ChildRows } from "./page.ts";

/** The conditions on the edges of a relation that a list contains. */
export interface RelationRequest {
  /** For a relation that is grouped by a fact: only edges with one of these values. Null for all. */
  groups?: readonly string[] | null;
  /** Only edges whose fact has one of these values. Null for all. */
  facts?: { column: string; values: readonly string[] } | null;
  /** For relations of an indication: whether the edges of its descendants are included. */
  includeDescendants?: boolean;
  /** For relations with a period: only edges that are valid on a date, or with "now" only those that have not ended. Null for all. */
  validOn?: string | "now" | null;
}

/** The columns of an edge's row in addition to those of the node at its far end. */
export interface EdgeColumns {
  parent_key: string;
  /** The fact that the edge states, or the facts if the edge combines several. Both are absent if `factsOfDescendants` finds them. */
  edge_fact?: string;
  edge_facts?: string[];
  edge_direction?: "OUTGOING" | "INCOMING";
  /** For owners with a hierarchy, the owner that the edge itself names: a descendant of the owner of the list, if descendants are included. */
  edge_owner?: string;
}

/** The nodes to which a relation leads from owners, with the facts of the edges. Rows name the owner as `parent_key`. */
export function relatedNodes<Row>(
  relation: Relation,
  owners: readonly string[],
  request: RelationRequest = {},
): ChildRows<Row> {
  if (relation.isSingle) return referringNodes(relation, owners, request);
  const { own, far, to, facts, edge, isSymmetric } = relation;
  const table = edgeTableOf(relation);
  const { groups = null, facts: only = null, includeDescendants = false, validOn = null } = request;
  if (includeDescendants && !edge.facts) return nodesOfDescendants(relation, owners);
  const columns = edge.groupedBy
    ? sql`${listOf(`edge.${snakeOf(edge.groupedBy)}`)} as ${sql.ref(`edge_${snakeOf(edge.groupedBy)}s_json`)},
        ${listOf("edge.fact")} as edge_facts_json`
    : sql.join([
        ...Object.keys(facts).map(
          (fact) => sql`${sql.ref(`edge.${snakeOf(fact)}`)} as ${sql.ref(`edge_${snakeOf(fact)}`)}`,
        ),
        ...(isSymmetric ? [sql`edge.direction as edge_direction`] : []),
        ...(conceptOf(relation.owner).hierarchy ? [sql`${sql.ref(`edge.${own}`)} as edge_owner`] : []),
        ...(edge.order === "record" ? [sql`edge.position as edge_position`] : []),
        sql`edge.fact as edge_fact`,
      ]);
  const conditions = [
    ...(groups && edge.groupedBy ? [sql`${sql.ref(`edge.${snakeOf(edge.groupedBy)}`)} in ${anyOf(groups)}`] : []),
    ...(only ? [sql`${sql.ref(`edge.${only.column}`)} in ${anyOf(only.values)}`] : []),
    ...(validOn ? [isValidOn("edge", validOn)] : []),
  ];
  const owner = includeDescendants ? sql`family.parent_key` : sql.ref(`edge.${own}`);
  const edges = includeDescendants
    ? sql`${familyOf(owners, true)} as family ${thenJoin} ${sql.table(table)} as edge on ${sql.ref(`edge.${own}`)} = family.member`
    : sql`${sql.table(table)} as edge`;
  const wanted = [
    ...(includeDescendants ? [] : [sql`${sql.ref(`edge.${own}`)} in ${anyOf(owners)}`]),
    visited(sql.ref(`edge.${own}`)),
    ...conditions,
  ];
  return sql`(
    select ${nodeColumns(to, "far")}, ${owner} as parent_key, ${columns}
    from ${edges} ${thenJoin} ${sql.table(tableOfNode(to))} as far on far.id = ${sql.ref(`edge.${far}`)}
    where ${sql.join(wanted, sql` and `)}
    ${edge.groupedBy ? sql`group by ${owner}, far.id` : sql``})`;
}

/** Nodes whose own column names an owner. No column holds the fact of such an edge, so the fact is composed here. */
function referringNodes<Row>(
  { table, own, to, predicate }: Relation,
  owners: readonly string[],
  { includeDescendants = false }: RelationRequest,
): ChildRows<Row> {
  const fact = sql`${sql.lit(`${to}:`)} || far.id || ${sql.lit(` ${predicate}`)} as edge_fact`;
  return includeDescendants
    ? sql`(
        select ${nodeColumns(to, "far")}, family.parent_key, ${fact}
        from ${familyOf(owners, true)} as family ${thenJoin} ${sql.table(table)} as far on ${sql.ref(`far.${own}`)} = family.member)`
    : sql`(
        select ${nodeColumns(to, "far")}, ${sql.ref(`far.${own}`)} as parent_key, ${fact}
        from ${sql.table(table)} as far where ${sql.ref(`far.${own}`)} in ${anyOf(owners)})`;
}

/** The nodes related to indications or their descendants, each once. `factsOfDescendants` returns the facts. */
function nodesOfDescendants<Row>({ table, own, far, to }: Relation, owners: readonly string[]): ChildRows<Row> {
  return sql`(
    select ${nodeColumns(to, "far")}, met.parent_key
    from (
      select distinct family.parent_key, ${sql.ref(`edge.${far}`)} as id
      from ${familyOf(owners, true)} as family
      ${thenJoin} ${sql.table(table)} as edge on ${sql.ref(`edge.${own}`)} = family.member
      where ${visited(sql.ref(`edge.${far}`))}
    ) as met ${thenJoin} ${sql.table(tableOfNode(to))} as far on far.id = met.id)`;
}

/**
 * The facts that relate indications, or their descendants, to nodes.
 * @param pairs JSON lists of an indication's slug and a node's slug; those without a fact are absent from the map
 */
export async function factsOfDescendants(
  store: Store,
  relation: Relation,
  pairs: readonly string[],
): Promise<Map<string, string[]>> {
  const { own, far } = relation;
  const part = (index: number) => entryOf(sql`pair.value`, index);
  const { rows } = await sql<{ pair: string; fact: string }>`
    select pair.value as pair, edge.fact
    from ${valuesOf(pairs)} as pair
    join ${sql.table(edgeTableOf(relation))} as edge on ${sql.ref(`edge.${far}`)} = ${part(1)} and (
      ${sql.ref(`edge.${own}`)} = ${part(0)} or ${sql.ref(`edge.${own}`)} in (
        select indication_id from indication_ancestor where ancestor_id = ${part(0)}))
    order by edge.fact`.execute(store);
  const facts = Map.groupBy(rows, ({ pair }) => pair);
  return new Map([...facts].map(([pair, found]) => [pair, found.map(({ fact }) => fact)]));
}

/** The edges of a relation, by owner, in the order of the record. */
export async function edgesByOwner<Edge>(
  store: Store,
  { table, own }: Relation,
  owners: readonly string[],
): Promise<Map<string, Edge[]>> {
  const { rows } = await sql<Record<string, unknown>>`
    select * from ${sql.table(table)} where ${sql.ref(own)} in ${anyOf(owners)}
    order by ${sql.ref(own)}, position`.execute(store);
  return Map.groupBy(rows as Edge[], (row) => String((row as Record<string, unknown>)[own]));
}

/**
 * Pairs of an indication (`parent_key`) and a member of its family (`member`): the indication itself and, if requested, its
 * descendants.
 */
function familyOf(
  keys: readonly string[],
  includeDescendants: boolean,
): RawBuilder<{ parent_key: string; member: string }> {
  const themselves = sql`select value as parent_key, value as member from ${valuesOf(keys)}`;
  if (!includeDescendants) return sql`(${themselves})`;
  return sql`(${themselves} union all
    select ancestor_id, indication_id from indication_ancestor where ancestor_id in ${anyOf(keys)})`;
}

/**
 * Whether an edge with a period is valid on a date. An edge without a start date has always been valid, and one without an end date
 * is still valid. A partial start date counts as its first day, a partial end date as its last.
 */
function isValidOn(edge: string, on: string | "now"): RawBuilder<boolean> {
  const to = sql.ref(`${edge}.valid_to`);
  if (on === "now") return sql`${to} is null`;
  const from = sql.ref(`${edge}.valid_from`);
  // Only the precision of the end date is compared, so that an edge that ended in "2024" is still valid on "2024-05-03".
  return sql`(${from} is null or substr(${from}, 1, length(${on})) <= ${on}) and (${to} is null or ${to} >= substr(${on}, 1, length(${to})))`;
}
