import { type Expression, type RawBuilder, sql } from "kysely";
import { type FilterRelation, filterShapeOf } from "../../../model/derived/filter-shape.ts";
import { visited } from "../../engine/sqlite/list.ts";
import { ownedBy } from "../graph/ownership.ts";
import type { ChildRows, Rows } from "../page.ts";
import { comparisons, joined } from "./comparison.ts";
import type { FilterRequest, Where } from "./request.ts";
import { rightsCondition } from "./rights.ts";
import { valueCondition } from "./value.ts";

/**
 * The rows of a query that match a filter, as one query. A null value matches no comparison, and therefore matches every negated
 * comparison.
 */
export function filtered<Row>(
  rows: Rows<Row>,
  shape: string,
  where: Where | null,
  request: FilterRequest,
): Expression<Row> {
  if (where === null) return rows;
  const condition = conditionOf(shape, where, "kept", request);
  // SQLite evaluates conditions in this order, so that rows that do not match count too.
  const counted = request.isCounted ? sql`${visited(sql.ref("kept.id"))} and ${condition}` : condition;
  return sql<Row>`(select * from ${rows} as kept where ${counted})`;
}

/** With more comparisons per row, the number of rows no longer tells how long a filter takes. */
const maxOwnComparisons = 5;

/** Whether a filter makes a few comparisons of the filtered rows' own columns, so that the row budget bounds its time. */
export function isBoundedByRows(shape: string, where: Where): boolean {
  const comparisons = ownComparisons(shape, where);
  return comparisons !== null && comparisons <= maxOwnComparisons;
}

/** Whether an entry of a filter is no condition, because it extends others only if it is true. */
function isOff(shape: string, name: string, value: unknown): boolean {
  return shape === "Company" && name === "orSubsidiaries" && value === false;
}

/** The number of comparisons of a filter. Null if it compares anything but single values of the filtered rows. */
function ownComparisons(shape: string, where: Where): number | null {
  const { fields } = filterShapeOf(shape);
  let count = 0;
  for (const [name, value] of Object.entries(where)) {
    if (value === null || value === undefined || isOff(shape, name, value)) continue;
    const parts =
      name === "not" ? [value as Where] : name === "and" || name === "or" ? (value as readonly Where[]) : null;
    if (parts === null && fields[name]?.isList !== false) return null;
    if (parts === null) count += Object.keys(value).length;
    for (const part of parts ?? []) {
      const own = ownComparisons(shape, part);
      if (own === null) return null;
      count += own;
    }
  }
  return count;
}

/** Like `filtered`, for rows that belong to parents. */
export function filteredChildren<Row>(
  rows: ChildRows<Row>,
  shape: string,
  where: Where | null,
  request: FilterRequest,
): ChildRows<Row> {
  if (where === null) return rows;
  const { perParent, maxLength } = rows;
  return Object.assign(filtered<Row & { parent_key: string }>(rows, shape, where, request), {
    ...(maxLength !== undefined && { maxLength }),
    ...(perParent && { perParent: { ...perParent, rows: filtered(perParent.rows, shape, where, request) } }),
  });
}

function conditionOf(shape: string, where: Where, alias: string, request: FilterRequest): RawBuilder<unknown> {
  if (shape === "Company" && where.orSubsidiaries === true) return groupCondition(where, alias, request);
  return joined(
    Object.entries(where).flatMap(([name, value]) =>
      value === null || value === undefined || isOff(shape, name, value)
        ? []
        : [oneOf(shape, name, value, alias, request)],
    ),
    "and",
  );
}

function oneOf(
  shape: string,
  name: string,
  value: unknown,
  alias: string,
  request: FilterRequest,
): RawBuilder<unknown> {
  if (name === "and" || name === "or") {
    const parts = (value as readonly Where[]).map((part) => conditionOf(shape, part, alias, request));
    return joined(parts, name);
  }
  if (name === "not") return sql`not ${conditionOf(shape, value as Where, alias, request)}`;
  if (shape === "Agreement" && name === "value") return valueCondition(value as Where, alias);
  if (shape === "Indication" && name === "within") return withinCondition(value as Where, alias, request);
  if (shape === "Therapy" && name === "rights")
    return rightsCondition(value as Where, alias, request, (where) => companiesThatMatch(where, alias, request));
  const { fields, relations } = filterShapeOf(shape);
  const field = fields[name];
  if (field) return comparisons(field, value as Where, alias, request);
  const relation = relations[name];
  if (relation) return relationCondition(relation, value as Where, alias, request);
  throw new Error(`${shape} has no filter "${name}"`);
}

function companiesThatMatch(where: Where, alias: string, request: FilterRequest): RawBuilder<unknown> {
  const company = `${alias}_holding`;
  const condition = conditionOf("Company", where, company, { ...request, scope: "all" });
  return sql`(select id from company as ${sql.table(company)} where ${condition})`;
}

/** Indications that match a filter, and their descendants. */
function withinCondition(where: Where, alias: string, request: FilterRequest): RawBuilder<unknown> {
  const kin = `${alias}_kin`;
  const condition = conditionOf("Indication", where, kin, { ...request, scope: "all" });
  // The condition occurs once in the statement: with two references, nested filters would double it at each level.
  return sql`${sql.ref(`${alias}.id`)} in (
    select line.member from (select id from indication as ${sql.table(kin)} where ${condition}) as kin
    join (
      select id as member, id as ancestor from indication
      union all select indication_id, ancestor_id from indication_ancestor
    ) as line on line.ancestor = kin.id)`;
}

/** Companies that match the other conditions of a filter, and those that they own today, directly or indirectly. */
function groupCondition(where: Where, alias: string, request: FilterRequest): RawBuilder<unknown> {
  const owner = `${alias}_owner`;
  const condition = conditionOf("Company", { ...where, orSubsidiaries: null }, owner, { ...request, scope: "all" });
  const owners = sql`(select id from company as ${sql.table(owner)} where ${condition})`;
  return sql`${sql.ref(`${alias}.id`)} in ${ownedBy(owners, request.today, `${alias}_group`)}`;
}

function relationCondition(
  { shape, isOne, by }: FilterRelation,
  value: Where,
  alias: string,
  request: FilterRequest,
): RawBuilder<unknown> {
  const other = `${alias}_${shape.toLowerCase()}`;
  const target = filterShapeOf(shape).table;
  if (!target) throw new Error(`${shape} has no table of its own`);
  const table = sql`${sql.table(target)} as ${sql.table(other)}`;
  // The column that identifies this row, the column of the related rows that refers to it, and the tables of the related rows.
  const [own, theirs, from] =
    "link" in by
      ? [
          sql.ref(`${alias}.id`),
          sql.ref(`${other}_link.${by.link.own}`),
          sql`${sql.table(by.link.table)} as ${sql.table(`${other}_link`)} join ${table} on ${sql.ref(`${other}.id`)} = ${sql.ref(`${other}_link.${by.link.far}`)}`,
        ]
      : "own" in by
        ? [sql.ref(`${alias}.${by.own}`), sql.ref(`${other}.id`), table]
        : [sql.ref(`${alias}.id`), sql.ref(`${other}.${by.other}`), table];
  const some = (condition: RawBuilder<unknown>) =>
    request.scope === "all"
      ? sql`(${own} is not null and ${own} in (select ${theirs} from ${from} where ${theirs} is not null and ${condition}))`
      : sql`exists (select 1 from ${from} where ${theirs} = ${own} and ${condition})`;
  // Only rows that belong to this row are looked up as `scope` says. Rows beyond them are found once, because nested lookups would
  // multiply the cost.
  const meets = (where: Where) => conditionOf(shape, where, other, { ...request, scope: "all" });

  if (isOne) return some(meets(value));
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
