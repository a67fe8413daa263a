import { type RawBuilder, sql } from "kysely";
import type { NodeKey } from "../../domain/node-key.ts";
import { type Relation, relationOf, relationsOf } from "../../model/derived/relation.ts";
import { snakeOf } from "../../model/derived/spelling.ts";
import { edgeTableOf, tableOfNode, tableOfPart } from "../../model/derived/table.ts";
import { columnsOf, conceptOf, type NodeType, partsOf } from "../../model/model.ts";
import { anyOf, thenJoin, valuesOf, visited } from "../engine/sqlite/list.ts";
import type { ChildRows, Order } from "./page.ts";

/** A dated fact: the node it is about, the field that holds the date, and the fact that supports it. */
export interface TimelineRow {
  date: string;
  predicate: string;
  node: NodeKey;
  fact: string;
  /** Whether the date begins or ends a period, "" if it does neither. */
  boundary: "START" | "END" | "";
}

/** Earliest first; facts of the same day are ordered by node and field. */
export const timelineOrder: Order = {
  name: "Timeline:date",
  by: [
    { column: "date" },
    { column: "node" },
    { column: "predicate" },
    { column: "fact" },
    { column: "boundary", descending: true },
  ],
};

/** The dated facts about nodes of a type, and about the nodes related to them by the relations of the type's timeline. */
export function timelineOf(type: NodeType, owners: readonly string[]): ChildRows<TimelineRow> {
  const { own = false, over = [] } = conceptOf(type).timeline ?? {};
  const themselves = sql`(select value as parent_key, value as id from ${valuesOf(owners)})`;
  const joined = new Map<NodeType, RawBuilder<unknown>[]>();
  if (own) joined.set(type, [themselves]);
  for (const field of over) {
    const relation = relationOf(type, field);
    joined.set(relation.to, [...(joined.get(relation.to) ?? []), membersOf(relation, owners)]);
  }
  const branches = [
    ...[...joined].flatMap(([to, members]) => datesOf(to, members)),
    ...(own ? relationsOf(type).flatMap((relation) => periodsOf(relation, owners)) : []),
  ];
  return sql`(${sql.join(branches, sql` union all `)})`;
}

/** The far ends of a relation, each once per owner. */
function membersOf(relation: Relation, owners: readonly string[]): RawBuilder<unknown> {
  return sql`(select distinct ${sql.ref(relation.own)} as parent_key, ${sql.ref(relation.far)} as id
    from ${sql.table(edgeTableOf(relation))} where ${sql.ref(relation.own)} in ${anyOf(owners)} and ${visited(sql.ref(relation.far))})`;
}

function datesOf(type: NodeType, members: readonly RawBuilder<unknown>[]): RawBuilder<unknown>[] {
  const all =
    members.length === 1
      ? (members[0] as RawBuilder<unknown>)
      : sql`(${sql.join(
          members.map((each) => sql`select * from ${each} as part`),
          sql` union `,
        )})`;
  const own = Object.entries(columnsOf(type)).flatMap(([field, { timeline, group = field }]) => {
    if (!timeline) return [];
    const predicate = `${type}.${group}`;
    return [
      sql`select member.parent_key, ${sql.ref(`item.${snakeOf(field)}`)} as date, ${sql.lit(predicate)} as predicate,
        ${sql.lit(`${type}:`)} || item.id as node, ${sql.lit(`${type}:`)} || item.id || ${sql.lit(` ${predicate}`)} as fact, '' as boundary
        from ${all} as member ${thenJoin} ${sql.table(tableOfNode(type))} as item on item.id = member.id
        where ${sql.ref(`item.${snakeOf(field)}`)} is not null`,
    ];
  });
  return [...own, ...datesOfParts(type, all)];
}

/** The dates of entries that nodes own, such as the milestones of an agreement. */
function datesOfParts(type: NodeType, members: RawBuilder<unknown>): RawBuilder<unknown>[] {
  return Object.entries(partsOf(type)).flatMap(([field, { part }]) =>
    Object.entries(columnsOf(part)).flatMap(([column, { timeline }]) => {
      if (!timeline) return [];
      const owner = sql.ref(`item.${snakeOf(type)}_id`);
      return [
        sql`select member.parent_key, ${sql.ref(`item.${snakeOf(column)}`)} as date,
          ${sql.lit(`${type}.${field}`)} as predicate, ${sql.lit(`${type}:`)} || member.id as node, item.fact, '' as boundary
          from ${members} as member ${thenJoin} ${sql.table(tableOfPart(part))} as item on ${owner} = member.id
          where ${sql.ref(`item.${snakeOf(column)}`)} is not null`,
      ];
    }),
  );
}

/** The dates of a relation's edges. The node of such a fact is the one whose record states the relation. */
function periodsOf(relation: Relation, owners: readonly string[]): RawBuilder<unknown>[] {
  const { declaredBy, predicate, table, own, far, owner, field, facts } = relation;
  const stated = predicate === `${owner}.${field}` ? own : far;
  return Object.entries(facts).flatMap(([fact, { timeline }]) =>
    timeline
      ? [
          sql`select ${sql.ref(own)} as parent_key, ${sql.ref(snakeOf(fact))} as date, ${sql.lit(predicate)} as predicate,
            ${sql.lit(`${declaredBy}:`)} || ${sql.ref(stated)} as node, fact,
            ${sql.lit(fact === "validTo" ? "END" : "START")} as boundary from ${sql.table(table)}
            where ${sql.ref(own)} in ${anyOf(owners)} and ${sql.ref(snakeOf(fact))} is not null`,
        ]
      : [],
  );
}
