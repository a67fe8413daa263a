import { type RawBuilder, sql } from "kysely";
import type { DimensionShape, PathStep } from "../../../model/derived/dimension.ts";
import { world } from "../../../model/derived/dimension-filter.ts";
import { filterShapeOf } from "../../../model/derived/filter/shape.ts";
import { tableOfNode } from "../../../model/derived/table.ts";
import { numbersOf, rowNumberOf, valuesIn } from "../../engine/sqlite/list.ts";

/** A value of each dimension, and the numbers of the rows of the nodes that have them, separated by spaces. */
export type ValueRow = Readonly<Record<string, string | number | null>> & { nodes: string };

/** The name of the column with the value of the dimension at an index. */
export const valueName = (index: number) => `value_${index}`;

/** The therapeutic areas of indications: their topmost ancestors, or the indications themselves if they have no parents. */
const topmost = sql`topmost (indication_id, area_id) as materialized (
  select line.indication_id, line.area_id from (
    select id as indication_id, id as area_id from indication
    union select indication_id, ancestor_id from indication_ancestor
  ) as line
  where not exists (select 1 from indication_parent where indication_parent.indication_id = line.area_id))`;

/** What leads from a node to the values of a dimension. */
interface Way {
  joins: RawBuilder<unknown>[];
  value: RawBuilder<unknown>;
}

/** The values of a dimension, without null, and the nodes that have them, possibly several times. */
export function rowsOfDimension(shape: DimensionShape): RawBuilder<ValueRow> {
  const { joins, value } = wayOf(shape, { from: "root", name: "a", steps: shape.steps, isOuter: false });
  return sql<ValueRow>`
    with ${topmost}
    select ${numbersOf(rowNumberOf("root"))} as nodes, ${value} as ${sql.ref(valueName(0))}
    from ${sql.table(tableOfNode(shape.type))} as root ${sql.join(joins, sql` `)}
    where ${value} is not null group by 2`;
}

/** The pairs of values that entries of one list have in two dimensions, null where an entry has none, and the nodes that have them. */
export function rowsOfEntries(first: DimensionShape, second: DimensionShape): RawBuilder<ValueRow> {
  const [entry] = first.steps;
  if (!entry) throw new Error(`the values of ${first.name} belong to no list`);
  const start = joinOf(entry, "root", "entry", false);
  const ways = [first, second].map((shape, index) =>
    wayOf(shape, { from: start.alias, name: `entry_${index}`, steps: shape.steps.slice(1), isOuter: true }),
  );
  return sql<ValueRow>`
    with ${topmost}
    select ${numbersOf(rowNumberOf("root"))} as nodes,
      ${sql.join(ways.map(({ value }, index) => sql`${value} as ${sql.ref(valueName(index))}`))}
    from ${sql.table(tableOfNode(first.type))} as root ${start.join ?? sql``} ${sql.join(
      ways.flatMap(({ joins }) => joins),
      sql` `,
    )}
    group by 2, 3`;
}

interface Start {
  /** The alias of the table from which the steps lead. */
  from: string;
  /** The beginning of the aliases of further tables. */
  name: string;
  steps: readonly PathStep[];
  /** Whether rows without a value are kept. */
  isOuter: boolean;
}

function wayOf(shape: DimensionShape, { from, name, steps, isOuter }: Start): Way {
  const joins: RawBuilder<unknown>[] = [];
  let alias = from;
  let value: RawBuilder<unknown> = sql.ref(`${alias}.id`);
  for (const [index, step] of steps.entries()) {
    const next = joinOf(step, alias, `${name}_${index}`, isOuter);
    const isEnd = index === steps.length - 1 && shape.field === null;
    // The slug of the last node is in the table before it, so its own table is not needed.
    if (isEnd && next.slug) {
      if (next.link) joins.push(next.link);
      value = next.slug;
    } else {
      if (next.join) joins.push(next.join);
      alias = next.alias;
      value = sql.ref(`${alias}.id`);
    }
  }
  const join = isOuter ? sql`left join` : sql`join`;
  const { field, derivation } = shape;
  if (field?.values) {
    const own = `${name}_value`;
    joins.push(
      sql`${join} ${sql.table(field.values.table)} as ${sql.table(own)} on ${sql.ref(`${own}.${field.values.own}`)} = ${sql.ref(`${alias}.id`)}`,
    );
    value = sql.ref(`${own}.${field.values.value}`);
  } else if (field?.isList) {
    const own = `${name}_value`;
    joins.push(sql`${join} ${valuesIn(sql.ref(`${alias}.${field.column}`))} as ${sql.table(own)} on 1 = 1`);
    value = sql.ref(`${own}.value`);
  } else if (field) value = sql.ref(`${alias}.${field.column}`);
  if (derivation === "TOPMOST") {
    const own = `${name}_topmost`;
    joins.push(sql`${join} topmost as ${sql.table(own)} on ${sql.ref(`${own}.indication_id`)} = ${value}`);
    value = sql.ref(`${own}.area_id`);
  }
  if (derivation === "TERRITORY") {
    const own = `${name}_place`;
    joins.push(sql`${join} ${valuesIn(placesOf(alias))} as ${sql.table(own)} on 1 = 1`);
    value = sql.ref(`${own}.value`);
  }
  if (derivation === "YEAR") value = sql`substr(${value}, 1, 4)`;
  if (derivation === "QUARTER")
    value = sql`case when length(${value}) >= 7 then substr(${value}, 1, 4) || '-Q' || ((cast(substr(${value}, 6, 2) as integer) + 2) / 3) end`;
  if (field?.type === "boolean") value = sql`case ${value} when 1 then 'true' when 0 then 'false' end`;
  return { joins, value };
}

/** The places that a territory includes, as a JSON list. */
function placesOf(alias: string): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return sql`(
    select json_group_array(place) from (
      select ${world} as place where ${column("worldwide")} = 1
      union all select value from ${valuesIn(column("included_regions_json"))}
      union all select value from ${valuesIn(column("included_countries_json"))}))`;
}

/** A step to the rows of a relation. */
interface Joined {
  alias: string;
  /** Null if the row is the one before the step. */
  join: RawBuilder<unknown> | null;
  /** The slug of the node at the end of the step, without the node's own table. Null if only that table has it. */
  slug: RawBuilder<unknown> | null;
  /** The table that contains this slug, if it is not the one before the step. */
  link: RawBuilder<unknown> | null;
}

function joinOf({ relation: { shape, by } }: PathStep, from: string, alias: string, isOuter: boolean): Joined {
  if ("self" in by) return { alias: from, join: null, slug: null, link: null };
  const { table } = filterShapeOf(shape);
  if (!table) throw new Error(`${shape} has no table of its own`);
  const word = isOuter ? sql`left join` : sql`join`;
  const to = (column: string, value: RawBuilder<unknown>) =>
    sql`${word} ${sql.table(table)} as ${sql.table(alias)} on ${sql.ref(`${alias}.${column}`)} = ${value}`;
  if ("own" in by) {
    const slug = sql.ref(`${from}.${by.own}`);
    return { alias, join: to("id", slug), slug, link: null };
  }
  if ("other" in by) return { alias, join: to(by.other, sql.ref(`${from}.id`)), slug: null, link: null };
  if (!("link" in by)) throw new Error(`no dimension leads to ${shape}`);
  const name = `${alias}_link`;
  const link = sql`${word} ${sql.table(by.link.table)} as ${sql.table(name)} on ${sql.ref(`${name}.${by.link.own}`)} = ${sql.ref(`${from}.id`)}`;
  const slug = sql.ref(`${name}.${by.link.far}`);
  return { alias, join: sql`${link} ${to("id", slug)}`, slug, link };
}
