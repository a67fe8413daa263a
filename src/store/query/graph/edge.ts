import { type RawBuilder, sql } from "kysely";
import { type NodeKey, partsOfNodeKey } from "../../../domain/node-key.ts";
import { declaredRelations, type Relation } from "../../../model/derived/relation.ts";
import { snakeOf } from "../../../model/derived/spelling.ts";
import type { EdgeKind } from "../../../model/model.ts";
import { anyOf } from "../../engine/sqlite/list.ts";
import type { ChildRows, Order } from "../page.ts";

/** An edge as seen from one of its ends. */
export interface NeighborRow {
  kind: EdgeKind;
  neighbor: NodeKey;
  direction: "OUTGOING" | "INCOMING";
  label: string | null;
  fact: string;
}

/** By kind of edge, then by the neighbor's type and slug. */
export const neighborOrder: Order = {
  name: "Neighbor:kind",
  by: [{ column: "kind" }, { column: "neighbor" }, { column: "fact" }, { column: "direction" }],
};

/**
 * The edges of nodes of any type, from either end, in one statement.
 * @param kinds only edges of these kinds; null for all
 */
export function neighborsOf(nodes: readonly string[], kinds: readonly EdgeKind[] | null): ChildRows<NeighborRow> {
  const slugs = slugsByType(nodes);
  return unionOf(
    relationsOfKinds(kinds).flatMap((relation) => [
      edgesFrom(relation, "owner", slugs.get(relation.owner)),
      edgesFrom(relation, "far", slugs.get(relation.to)),
    ]),
  );
}

/** The edges between nodes, each once, as seen from its subject. @param kinds only edges of these kinds; null for all */
export function edgesBetween(nodes: readonly string[], kinds: readonly EdgeKind[] | null): ChildRows<NeighborRow> {
  const slugs = slugsByType(nodes);
  return unionOf(
    relationsOfKinds(kinds).map((relation) => {
      const [near, others] = relation.isSubject
        ? (["owner", slugs.get(relation.to)] as const)
        : (["far", slugs.get(relation.owner)] as const);
      return edgesFrom(relation, near, slugs.get(near === "owner" ? relation.owner : relation.to), others ?? []);
    }),
  );
}

function slugsByType(nodes: readonly string[]): Map<string, string[]> {
  const slugs = new Map<string, string[]>();
  for (const { type, slug } of nodes.map(partsOfNodeKey)) slugs.set(type, [...(slugs.get(type) ?? []), slug]);
  return slugs;
}

function relationsOfKinds(kinds: readonly EdgeKind[] | null): readonly Relation[] {
  return declaredRelations.filter(({ edge }) => !kinds || kinds.includes(edge.kind as EdgeKind));
}

function unionOf(branches: readonly (RawBuilder<unknown> | null)[]): ChildRows<NeighborRow> {
  const found = branches.filter((branch) => branch !== null);
  if (found.length === 0)
    return sql`(select null as kind, null as parent_key, null as neighbor, null as direction, null as label, null as fact where 1 = 0)`;
  return sql`(${sql.join(found, sql` union all `)})`;
}

/**
 * The edges of a relation as seen from nodes at one of its ends. Null if there can be none.
 * @param others only edges to these nodes; undefined for all
 */
function edgesFrom(
  { owner, to, own, far, table, edge, predicate, isSingle, isSubject }: Relation,
  near: "owner" | "far",
  slugs: readonly string[] | undefined,
  others?: readonly string[],
): RawBuilder<unknown> | null {
  if (!slugs || others?.length === 0) return null;
  const isOwner = near === "owner";
  const [type, column, otherType, other] = isOwner ? [owner, own, to, far] : [to, far, owner, own];
  const fact = isSingle ? sql`${sql.lit(`${owner}:`)} || id || ${sql.lit(` ${predicate}`)}` : sql`fact`;
  const condition = others ? sql`${sql.ref(other)} in ${anyOf(others)}` : sql`${sql.ref(other)} is not null`;
  return sql`
    select ${sql.lit(edge.kind)} as kind, ${sql.lit(`${type}:`)} || ${sql.ref(column)} as parent_key,
      ${sql.lit(`${otherType}:`)} || ${sql.ref(other)} as neighbor, ${sql.lit(isOwner === isSubject ? "OUTGOING" : "INCOMING")} as direction,
      ${edge.label === undefined ? sql`null` : sql.ref(snakeOf(edge.label))} as label, ${fact} as fact
    from ${sql.table(table)}
    where ${sql.ref(column)} in ${anyOf(slugs)} and ${condition}`;
}
