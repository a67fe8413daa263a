import { type Expression, type RawBuilder, sql } from "kysely";
import { maxEdgesOf, type Relation } from "../../model/derived/relation.ts";
import { snakeOf } from "../../model/derived/spelling.ts";
import { edgeTableOf, tableOfNode } from "../../model/derived/table.ts";
import { conceptOf } from "../../model/model.ts";
import { anyOf, givenKeys, type Keys, listOf, parentKey, thenJoin, visited } from "../engine/sqlite/list.ts";
import type { Store } from "../open.ts";
import { familyOf } from "./graph/family.ts";
import { isValidOn } from "./graph/ownership.ts";
import { nodeColumns } from "./node.ts";
import type { ChildRows } from "./page.ts";

/** The conditions on the edges of a relation that a list contains. */
export interface RelationRequest {
  /** For a relation that is grouped by a fact: only edges with one of these values. Null for all. */
  groups?: readonly string[] | null;
  /** Only edges whose fact has one of these values. Null for all. */
  facts?: { column: string; values: readonly string[] } | null;
  /** For owners with a hierarchy: includes the edges of the nodes below them, in the hierarchy of a day. Null to exclude them. */
  below?: { on: string } | null;
  /** For relations with a period: only edges that are valid on a day, YYYY-MM-DD. Null for all. */
  validOn?: string | null;
}

/** The columns of an edge's row in addition to those of the node at its far end. */
export interface EdgeColumns {
  parent_key: string;
  /**
   * The fact that the edge states, or the facts if the edge combines several. Both are absent if the far end itself names the owner
   * (`factOfReference` has the fact), and if `factsOfFamilies` finds them.
   */
  edge_fact?: string;
  edge_facts?: string[];
  edge_direction?: "OUTGOING" | "INCOMING";
  /** For owners with a hierarchy, the owner that the edge itself names: a node below the owner of the list, if those are included. */
  edge_owner?: string;
}

/** The nodes to which a relation leads from owners, with the facts of the edges. Rows name the owner as `parent_key`. */
export function relatedNodes<Row>(
  relation: Relation,
  owners: readonly string[],
  request: RelationRequest = {},
): ChildRows<Row> {
  const { rows, maxLength, pages } = listsOf(relation, request);
  const parents = givenKeys(owners);
  return Object.assign(sql<Row & { parent_key: string }>`(${rows(parents)})`, {
    ...(maxLength !== undefined && { maxLength }),
    ...(pages && {
      perParent: {
        key: pages.key,
        isRange: pages.isRange === true,
        rows: sql<Row>`(${pages.rows ?? rows(parentKey)})`,
        read: (keys: Expression<unknown>) => sql<Row & { parent_key: string }>`(${pages.read(parents, keys)})`,
      },
    }),
  });
}

/** The number of entries in the list of the owner `parent.value` of the enclosing query: that of `relatedNodes` for this owner. */
export function relatedCount(relation: Relation, request: RelationRequest = {}): RawBuilder<number> {
  const { table, own, far, to, edge, isSingle } = relation;
  const { below = null } = request;
  if (isSingle && !below) {
    return sql<number>`(select count(*) from ${sql.table(table)} as far where ${sql.ref(`far.${own}`)} = parent.value)`;
  }
  if (isSingle) {
    const family = familyOf(relation.owner, parentKey, below?.on ?? "");
    return sql<number>`(
      select count(*) from ${family} as family ${thenJoin} ${sql.table(tableOfNode(to))} as far on ${sql.ref(`far.${own}`)} = family.member)`;
  }
  const { edges, where } = ownedEdges(relation, parentKey, request);
  const isEachOnce = edge.groupedBy !== undefined || (below !== null && !edge.facts);
  const counted = isEachOnce ? sql`distinct ${sql.ref(`edge.${far}`)}` : sql`*`;
  return sql<number>`(select count(${counted}) from ${edges} where ${where})`;
}

/** How the lists of a relation are read. */
interface Lists {
  /** The rows of the lists of owners. */
  rows: (owners: Keys) => RawBuilder<unknown>;
  /** The number of rows that a list has at most, if it is known. */
  maxLength?: number;
  /** How a page is read: see `ListPerParent`. Null if nothing identifies the rows of a list. */
  pages: {
    key: "id" | "edge_fact";
    isRange?: boolean;
    /** The rows of `parentKey`, if they need less than those of several owners. */
    rows?: RawBuilder<unknown>;
    read: (owners: Keys, keys: Expression<unknown>) => RawBuilder<unknown>;
  } | null;
}

function listsOf(relation: Relation, request: RelationRequest): Lists {
  const { below = null } = request;
  if (relation.isSingle) return referringNodes(relation, below);
  if (below && !relation.edge.facts) return nodesOfFamilies(relation, below.on);
  const { declaredBy, owner, field, predicate, edge, isSymmetric } = relation;
  const lists = relation.edge.groupedBy ? groupedEdges(relation, request) : edgesOf(relation, request);
  // The list at the end that declares the relation is part of one record.
  const isOfRecord = owner === declaredBy && predicate === `${declaredBy}.${field}` && !isSymmetric;
  return isOfRecord && !below ? { ...lists, maxLength: maxEdgesOf(edge) } : lists;
}

/** One row for each edge in a table of its own. */
function edgesOf(relation: Relation, request: RelationRequest): Lists {
  const columns = sql`${nodeColumns(relation.to, "far")}, ${factColumns(relation)}`;
  const table = sql.table(edgeTableOf(relation));
  const farEnd = sql`${sql.table(tableOfNode(relation.to))} as far on far.id = ${sql.ref(`edge.${relation.far}`)}`;
  return {
    rows: (owners) => {
      const { owner, edges, where } = ownedEdges(relation, owners, request);
      return sql`
        select ${columns}, ${owner} as parent_key
        from ${edges} ${thenJoin} ${farEnd}
        where ${where}`;
    },
    // An edge of a node to itself has two rows if it is seen from both ends.
    pages: relation.isSymmetric
      ? null
      : {
          key: "edge_fact",
          read: (owners, keys) => sql`
            select ${columns}, parent.value as parent_key
            from ${owners.rows} as parent ${thenJoin} ${table} as edge on edge.fact in ${keys} ${thenJoin} ${farEnd}`,
        },
  };
}

/** One row for each node at the far end, with the facts of all edges to it. */
function groupedEdges(relation: Relation, request: RelationRequest): Lists {
  const { own, far, to } = relation;
  const columns = sql`${nodeColumns(to, "far")}, ${factColumns(relation)}`;
  const farTable = sql.table(tableOfNode(to));
  const farEnd = sql`${farTable} as far on far.id = ${sql.ref(`edge.${far}`)}`;
  const ofParent = [
    sql`${sql.ref(`edge.${far}`)} = far.id`,
    sql`${sql.ref(`edge.${own}`)} = parent.value`,
    ...conditionsOf(relation, request),
  ];
  const one = ownedEdges(relation, parentKey, request);
  return {
    rows: (owners) => {
      const { owner, edges, where } = ownedEdges(relation, owners, request);
      return sql`
        select ${columns}, ${owner} as parent_key
        from ${edges} ${thenJoin} ${farEnd}
        where ${where} group by ${owner}, far.id`;
    },
    pages: request.below
      ? null
      : {
          key: "id",
          rows: sql`
            select ${nodeColumns(to, "far")}, met.parent_key
            from (
              select distinct ${one.owner} as parent_key, ${sql.ref(`edge.${far}`)} as id from ${one.edges} where ${one.where}
            ) as met ${thenJoin} ${farTable} as far on far.id = met.id`,
          read: (owners, keys) => sql`
            select ${columns}, parent.value as parent_key
            from ${owners.rows} as parent ${thenJoin} ${farTable} as far on far.id in ${keys}
            ${thenJoin} ${sql.table(edgeTableOf(relation))} as edge on ${sql.join(ofParent, sql` and `)}
            group by parent.value, far.id`,
        },
  };
}

/** The edges of owners as the end of a query: the column of the owner, the tables and the conditions. */
function ownedEdges(relation: Relation, owners: Keys, request: RelationRequest) {
  const own = sql.ref(`edge.${relation.own}`);
  const table = sql`${sql.table(edgeTableOf(relation))} as edge`;
  const conditions = conditionsOf(relation, request);
  return request.below
    ? {
        owner: sql`family.parent_key`,
        edges: sql`${familyOf(relation.owner, owners, request.below.on)} as family ${thenJoin} ${table} on ${own} = family.member`,
        where: sql.join([visited(own), ...conditions], sql` and `),
      }
    : { owner: own, edges: table, where: sql.join([owners.include(own), visited(own), ...conditions], sql` and `) };
}

/** The columns of an edge in addition to those of its far end. */
function factColumns({ owner, declaredBy, own, facts, edge, isSymmetric }: Relation): RawBuilder<unknown> {
  if (edge.groupedBy) {
    const group = snakeOf(edge.groupedBy);
    return sql`${listOf(`edge.${group}`)} as ${sql.ref(`edge_${group}s_json`)}, ${listOf("edge.fact")} as edge_facts_json`;
  }
  return sql.join([
    ...Object.keys(facts).map(
      (fact) => sql`${sql.ref(`edge.${snakeOf(fact)}`)} as ${sql.ref(`edge_${snakeOf(fact)}`)}`,
    ),
    ...(isSymmetric ? [sql`edge.direction as edge_direction`] : []),
    ...(conceptOf(owner).hierarchy && declaredBy !== owner ? [sql`${sql.ref(`edge.${own}`)} as edge_owner`] : []),
    ...(edge.order === "record" ? [sql`edge.position as edge_position`] : []),
    sql`edge.fact as edge_fact`,
  ]);
}

function conditionsOf(
  { edge }: Relation,
  { groups = null, facts = null, validOn = null }: RelationRequest,
): RawBuilder<unknown>[] {
  return [
    ...(groups && edge.groupedBy ? [sql`${sql.ref(`edge.${snakeOf(edge.groupedBy)}`)} in ${anyOf(groups)}`] : []),
    ...(facts ? [sql`${sql.ref(`edge.${facts.column}`)} in ${anyOf(facts.values)}`] : []),
    ...(validOn ? [isValidOn("edge", validOn)] : []),
  ];
}

/** The fact that a node states whose own column names an owner. No column holds it. */
export function factOfReference({ to, predicate }: Relation, id: string): string {
  return `${to}:${id} ${predicate}`;
}

/** Nodes whose own column names an owner. */
function referringNodes({ owner, table, own, to }: Relation, below: { on: string } | null): Lists {
  const columns = nodeColumns(to, "far");
  const referring = sql`${sql.table(table)} as far`;
  const named = sql.ref(`far.${own}`);
  return {
    rows: (owners) =>
      below
        ? sql`
          select ${columns}, family.parent_key
          from ${familyOf(owner, owners, below.on)} as family ${thenJoin} ${referring} on ${named} = family.member and ${visited(sql`far.id`)}`
        : sql`
          select ${columns}, ${named} as parent_key
          from ${referring} where ${owners.include(named)}`,
    pages: {
      key: "id",
      isRange: true,
      read: (owners, keys) => sql`
        select ${columns}, parent.value as parent_key
        from ${owners.rows} as parent ${thenJoin} ${referring} on far.id in ${keys}`,
    },
  };
}

/** The nodes related to owners or to nodes below them, each once. `factsOfFamilies` returns the facts. */
function nodesOfFamilies({ owner, table, own, far, to }: Relation, on: string): Lists {
  const related = sql`${sql.table(tableOfNode(to))} as far`;
  return {
    rows: (owners) => sql`
      select ${nodeColumns(to, "far")}, met.parent_key
      from (
        select distinct family.parent_key, ${sql.ref(`edge.${far}`)} as id
        from ${familyOf(owner, owners, on)} as family
        ${thenJoin} ${sql.table(table)} as edge on ${sql.ref(`edge.${own}`)} = family.member
        where ${visited(sql.ref(`edge.${far}`))}
      ) as met ${thenJoin} ${related} on far.id = met.id`,
    pages: {
      key: "id",
      read: (owners, keys) => sql`
        select ${nodeColumns(to, "far")}, parent.value as parent_key
        from ${owners.rows} as parent ${thenJoin} ${related} on far.id in ${keys}`,
    },
  };
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
