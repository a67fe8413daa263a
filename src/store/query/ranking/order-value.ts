import { type Expression, type RawBuilder, sql } from "kysely";
import { type Vocabulary, wordsInOrder } from "../../../domain/vocabulary/vocabulary.ts";
import { relationOf } from "../../../model/derived/relation.ts";
import { snakeOf } from "../../../model/derived/spelling.ts";
import { tableOfNode } from "../../../model/derived/table.ts";
import { conceptOf } from "../../../model/model.ts";
import { sortableInteger } from "../../engine/sqlite/list.ts";
import type { ChildRows } from "../page.ts";
import { relatedCount } from "../relation.ts";
import { type ValueOrder, valueColumn } from "./value-order.ts";

/** The value by which the node `parent.value` of the enclosing query is ordered: a number, or a text that is compared like one. */
function valueOfParent({ type, source, currency }: ValueOrder): RawBuilder<string | number | null> {
  if ("amount" in source) {
    const bound = (name: "min" | "max") =>
      sql`${sql.raw(`agreement_value_${name}`)}(parent.value, ${source.amount}, ${currency})`;
    const [min, max] = [bound("min"), bound("max")];
    return sql`case when ${min} is not null then ${sortableInteger(sql`coalesce(${max}, ${min})`)} end`;
  }
  if ("count" in source) {
    const relation = relationOf(type, source.count);
    const isWithFamily = conceptOf(type).hierarchy?.isIncluded === true && relation.declaredBy !== type;
    // The only hierarchy whose lists include the nodes below by default does not depend on the day.
    return relatedCount(relation, { below: isWithFamily ? { on: "" } : null });
  }
  if ("highest" in source) {
    const { table, own, facts } = relationOf(type, source.highest.relation);
    const words = facts[source.highest.fact]?.type;
    if (typeof words !== "object") throw new Error(`${source.highest.fact} has no vocabulary`);
    return sql`(
      select max(${rankOf(sql.ref(`edge.${snakeOf(source.highest.fact)}`), words)})
      from ${sql.table(table)} as edge where ${sql.ref(`edge.${own}`)} = parent.value)`;
  }
  return sql`(
    select ${rankOf(sql.ref(`ranked.${source.rank}`), source.vocabulary)}
    from ${sql.table(tableOfNode(type))} as ranked where ranked.id = parent.value)`;
}

/** The place of a word in the order of its vocabulary. */
function rankOf(word: RawBuilder<unknown>, vocabulary: Vocabulary): RawBuilder<number> {
  const places = wordsInOrder(vocabulary).map((each, index) => sql`when ${sql.lit(each)} then ${sql.lit(index)}`);
  return sql<number>`case ${word} ${sql.join(places, sql` `)} end`;
}

/** The slugs of all nodes of the ordered type, with the values by which they are ordered. */
export function allOrderValues(order: ValueOrder): RawBuilder<{ id: string; value: string | number | null }> {
  return sql`
    select parent.value as id, ${valueOfParent(order)} as value
    from (select id as value from ${sql.table(tableOfNode(order.type))}) as parent order by id`;
}

/** The rows of lists with the column `order_value`. */
export function withOrderValues<Row>(rows: ChildRows<Row>, order: ValueOrder): ChildRows<Row> {
  const valued = <Each>(query: Expression<Each>) => sql<Each>`(
    select valued.*, (select ${valueOfParent(order)} from (select valued.id as value) as parent) as ${sql.ref(valueColumn)}
    from ${query} as valued)`;
  const { perParent, maxLength } = rows;
  return Object.assign(valued<Row & { parent_key: string }>(rows), {
    ...(maxLength !== undefined && { maxLength }),
    ...(perParent && {
      perParent: {
        ...perParent,
        rows: valued(perParent.rows),
        read: (keys: Expression<unknown>) => valued(perParent.read(keys)),
      },
    }),
  });
}
