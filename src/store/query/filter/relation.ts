import { type RawBuilder, sql } from "kysely";
import type { FilterPath, FilterRelation } from "../../../model/derived/filter/field.ts";
import { filterShapeOf } from "../../../model/derived/filter/shape.ts";
import { isEntityType } from "../../../model/model.ts";
import { valuesIn } from "../../engine/sqlite/list.ts";
import { acceptsAbsence } from "./absence.ts";
import { allIdentifiers } from "./identifier.ts";
import { joined } from "./joined.ts";
import type { Compared } from "./operand.ts";
import type { FilterRequest, Where } from "./request.ts";

/** The condition that a filter states about the rows of a shape. */
export type ConditionOn = (
  shape: string,
  where: Where,
  compared: Compared,
  request: FilterRequest,
) => RawBuilder<unknown>;

/** The rows that are compared, at the place of a statement where they have an alias. */
export function rowsOfShape(shape: string, alias: string): Compared {
  const { agreement } = filterShapeOf(shape);
  const day = agreement
    ? sql`(select announced_on from agreement where id = ${sql.ref(`${alias}.${agreement}`)})`
    : null;
  return { alias, owner: alias, isEntry: false, day };
}

/** Where related rows are: the column of a row, the column that refers to it, and the tables with the related rows. */
interface Ends {
  own: RawBuilder<unknown>;
  theirs: RawBuilder<unknown>;
  from: RawBuilder<unknown>;
}

function endsOf(
  type: string,
  by: Exclude<FilterPath, { entries: string } | { slugs: string } | { self: true }>,
  alias: string,
  other: string,
  table: RawBuilder<unknown>,
): Ends {
  const id = sql.ref(`${alias}.id`);
  if ("own" in by) return { own: sql.ref(`${alias}.${by.own}`), theirs: sql.ref(`${other}.id`), from: table };
  if ("fact" in by) return { own: sql.ref(`${alias}.fact`), theirs: sql.ref(`${other}.fact`), from: table };
  if ("other" in by) {
    const own = by.isKey ? sql`${sql.lit(`${type}:`)} || ${id}` : id;
    return { own, theirs: sql.ref(`${other}.${by.other}`), from: table };
  }
  const link = `${other}_link`;
  if ("others" in by) {
    const columns = sql.join(by.others.map((column) => sql.ref(`${other}.${column}`)));
    return {
      own: id,
      theirs: sql.ref(`${link}.value`),
      from: sql`${table} join ${valuesIn(sql`json_array(${columns})`)} as ${sql.table(link)}`,
    };
  }
  return {
    own: id,
    theirs: sql.ref(`${link}.${by.link.own}`),
    from: sql`${sql.table(by.link.table)} as ${sql.table(link)} join ${table} on ${sql.ref(`${other}.id`)} = ${sql.ref(`${link}.${by.link.far}`)}`,
  };
}

/** Whether some related row meets a condition. */
function someOf(
  type: string,
  { shape, by }: FilterRelation,
  alias: string,
  other: string,
  { scope }: FilterRequest,
): (condition: RawBuilder<unknown>) => RawBuilder<unknown> {
  const { table: target } = filterShapeOf(shape);
  if ("entries" in by)
    return (condition) =>
      sql`exists (select 1 from ${valuesIn(sql.ref(`${alias}.${by.entries}`))} as ${sql.table(other)} where ${condition})`;
  if (!target) throw new Error(`${shape} has no table of its own`);
  const source = shape === "Identifier" && isEntityType(type) ? allIdentifiers(type) : sql.table(target);
  const table = sql`${source} as ${sql.table(other)}`;
  if ("slugs" in by) {
    const slugs = `${other}_slug`;
    return (condition) => sql`exists (select 1 from ${valuesIn(sql.ref(`${alias}.${by.slugs}`))} as ${sql.table(slugs)}
      join ${table} on ${sql.ref(`${other}.id`)} = ${sql.ref(`${slugs}.value`)} where ${condition})`;
  }
  if ("self" in by) throw new Error(`${shape} is the row itself`);
  const { own, theirs, from } = endsOf(type, by, alias, other, table);
  if (scope === "few" && "others" in by) {
    const named = by.others.map((column) => sql`${sql.ref(`${other}.${column}`)} = ${own}`);
    return (condition) => sql`exists (select 1 from ${table} where ${joined(named, "or")} and ${condition})`;
  }
  return scope === "all"
    ? (condition) =>
        sql`(${own} is not null and ${own} in (select ${theirs} from ${from} where ${theirs} is not null and ${condition}))`
    : (condition) => sql`exists (select 1 from ${from} where ${theirs} = ${own} and ${condition})`;
}

/** The condition of a filter on related rows. @param type the shape of the filtered rows */
export function relationCondition(
  type: string,
  relation: FilterRelation,
  value: Where,
  compared: Compared,
  request: FilterRequest,
  conditionOn: ConditionOn,
): RawBuilder<unknown> {
  const { shape, isOne, by, nullable } = relation;
  const { alias } = compared;
  if ("self" in by) {
    const condition = conditionOn(shape, value, compared, request);
    if (by.presence === undefined) return condition;
    const presence = sql.ref(`${alias}.${by.presence}`);
    const present = sql`(${presence} is not null and ${condition})`;
    return acceptsAbsence(value) ? sql`(${presence} is null or ${present})` : present;
  }
  const other = `${alias}_${shape.toLowerCase()}`;
  const some = someOf(type, relation, alias, other, request);
  const rows = "entries" in by ? { ...compared, alias: other, isEntry: true } : rowsOfShape(shape, other);
  // Only rows that belong to this row are looked up as `scope` says. Rows beyond them are found once, because nested lookups would
  // multiply the cost.
  const meets = (where: Where) => conditionOn(shape, where, rows, { ...request, scope: "all" });
  if (isOne) {
    const present = some(meets(value));
    const isAbsent = nullable && "own" in by ? sql`${sql.ref(`${alias}.${by.own}`)} is null` : null;
    return isAbsent && acceptsAbsence(value) ? sql`(${isAbsent} or ${present})` : present;
  }
  const { some: anyMeets, none, every } = value as Record<"some" | "none" | "every", Where | null | undefined>;
  return joined(
    [
      ...(anyMeets ? [some(meets(anyMeets))] : []),
      ...(none ? [sql`not ${some(meets(none))}`] : []),
      ...(every ? [sql`not ${some(sql`not ${meets(every)}`)}`] : []),
    ],
    "and",
  );
}
