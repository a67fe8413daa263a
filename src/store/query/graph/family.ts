import { type RawBuilder, sql } from "kysely";
import type { Relation } from "../../../model/derived/relation.ts";
import { edgeTableOf } from "../../../model/derived/table.ts";
import type { NodeType } from "../../../model/model.ts";
import { entryOf, givenKeys, type Keys, valuesOf } from "../../engine/sqlite/list.ts";
import type { Store } from "../../open.ts";
import { companiesBelow } from "./ownership.ts";

/** Pairs of a node (`parent_key`) and a member of its family (`member`). */
type Families = RawBuilder<{ parent_key: string; member: string }>;

/**
 * The families of nodes: a node itself and those below it, the descendants of an indication or the direct and indirect subsidiaries
 * of a company.
 * @param on the day on which ownership is evaluated, YYYY-MM-DD
 */
export function familyOf(owner: NodeType, keys: Keys, on: string): Families {
  return owner === "Company" ? companiesBelow(keys, on) : indicationsBelow(keys);
}

function indicationsBelow(keys: Keys): Families {
  return sql`(
    select value as parent_key, value as member from ${keys.rows}
    union all
    select ancestor_id, indication_id from indication_ancestor where ${keys.include(sql.ref("ancestor_id"))})`;
}

/**
 * The facts that relate nodes, or the nodes below them, to other nodes.
 * @param pairs JSON lists of the slugs of both nodes; those without a fact are absent from the map
 * @param on the day on which ownership is evaluated, YYYY-MM-DD
 */
export async function factsOfFamilies(
  store: Store,
  relation: Relation,
  pairs: readonly string[],
  on: string,
): Promise<Map<string, string[]>> {
  const { owner, own, far } = relation;
  const part = (index: number) => entryOf(sql`pair.value`, index);
  const owners = [...new Set(pairs.map((pair) => String(JSON.parse(pair)[0])))];
  const isOfFamily =
    owner === "Company"
      ? sql`(${part(0)}, ${sql.ref(`edge.${own}`)}) in ${familyOf(owner, givenKeys(owners), on)}`
      : sql`(${sql.ref(`edge.${own}`)} = ${part(0)} or ${sql.ref(`edge.${own}`)} in (
        select indication_id from indication_ancestor where ancestor_id = ${part(0)}))`;
  const { rows } = await sql<{ pair: string; fact: string }>`
    select pair.value as pair, edge.fact
    from ${valuesOf(pairs)} as pair
    join ${sql.table(edgeTableOf(relation))} as edge on ${sql.ref(`edge.${far}`)} = ${part(1)} and ${isOfFamily}
    order by edge.fact`.execute(store);
  const facts = Map.groupBy(rows, ({ pair }) => pair);
  return new Map([...facts].map(([pair, found]) => [pair, found.map(({ fact }) => fact)]));
}
