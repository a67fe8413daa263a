import { type RawBuilder, sql } from "kysely";
import { globalIdParts } from "../../../domain/node-key.ts";
import { declaredRelations, type Relation } from "../../../model/derived/relation.ts";
import { snakeOf } from "../../../model/derived/spelling.ts";
import { anyOf } from "../../engine/sqlite/list.ts";
import type { FilterRequest, Where } from "./request.ts";

/** The nodes at the far end that a filter asks for, as far as it names them. Other conditions are evaluated row by row. */
interface Asked {
  types: readonly string[] | null;
  slugs: readonly string[] | null;
  kinds: readonly string[] | null;
}

const listOf = (...values: unknown[]): string[] | null => {
  const [found] = values.filter((value) => value != null);
  return found === undefined ? null : [found].flat().map(String);
};

/** What the conditions on the outermost level imply. An upper bound: fewer rows are read, and each is compared in full. */
function askedBy(where: Where): Asked {
  const part = (owner: unknown, name: string) => ((owner as Where | null | undefined)?.[name] ?? {}) as Where;
  const [id, slug, type, kind] = [
    part(where.node, "id"),
    part(where.node, "slug"),
    part(where.node, "type"),
    part(where, "kind"),
  ];
  const ids = listOf(id.eq, id.in)?.map(globalIdParts);
  if (ids)
    return {
      types: ids.map((each) => each.type),
      slugs: ids.map((each) => each.slug),
      kinds: listOf(kind.eq, kind.in),
    };
  const slugs = listOf(slug.eq, slug.in)?.map((each) => each.toLowerCase());
  return { types: listOf(type.eq, type.in), slugs: slugs ?? null, kinds: listOf(kind.eq, kind.in) };
}

/**
 * Whether an edge that matches a filter joins a node to another one, from either end.
 * @param conditionOn the condition on an edge under an alias
 */
export function relatedCondition(
  type: string,
  where: Where,
  alias: string,
  { scope }: FilterRequest,
  conditionOn: (alias: string) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  const edges = `${alias}_edge`;
  const id = sql.ref(`${alias}.id`);
  const asked = askedBy(where);
  const branches = declaredRelations.flatMap((relation) => [
    ...(relation.owner === type ? [edgesFrom(relation, true, asked, scope === "few" ? id : null)] : []),
    ...(relation.to === type ? [edgesFrom(relation, false, asked, scope === "few" ? id : null)] : []),
  ]);
  const found = branches.filter((branch) => branch !== null);
  if (found.length === 0) return sql`(1 = 0)`;
  const from = sql`(${sql.join(found, sql` union all `)}) as ${sql.table(edges)} where ${conditionOn(edges)}`;
  return scope === "few"
    ? sql`exists (select 1 from ${from})`
    : sql`${id} in (select ${sql.ref(`${edges}.slug`)} from ${from})`;
}

/** The edges of a relation from nodes at one of its ends. Null if none can match. */
function edgesFrom(
  { owner, to, own, far, table, edge, isSubject }: Relation,
  isOwner: boolean,
  { types, slugs, kinds }: Asked,
  id: RawBuilder<unknown> | null,
): RawBuilder<unknown> | null {
  const [column, otherType, other] = isOwner ? [own, to, far] : [far, owner, own];
  if (kinds && !kinds.includes(edge.kind)) return null;
  if (types && !types.includes(otherType)) return null;
  const conditions = [
    sql`${sql.ref(column)} is not null and ${sql.ref(other)} is not null`,
    ...(id ? [sql`${sql.ref(`${table}.${column}`)} = ${id}`] : []),
    ...(slugs ? [sql`${sql.ref(other)} in ${anyOf(slugs)}`] : []),
  ];
  const label = edge.label === undefined ? sql`null` : sql.ref(snakeOf(edge.label));
  return sql`select ${sql.ref(column)} as slug, ${sql.lit(edge.kind)} as kind, ${sql.lit(`${otherType}:`)} || ${sql.ref(other)} as neighbor,
    ${sql.lit(isOwner === isSubject ? "OUTGOING" : "INCOMING")} as direction, ${label} as label
    from ${sql.table(table)} where ${sql.join(conditions, sql` and `)}`;
}
