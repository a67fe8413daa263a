import { type RawBuilder, sql } from "kysely";
import { snakeOf } from "../../../model/derived/spelling.ts";
import { ownerColumnOf, tableOfNode, tableOfPart } from "../../../model/derived/table.ts";
import { columnsOf, type EntityType } from "../../../model/model.ts";
import { valuesIn } from "../../engine/sqlite/list.ts";

/** The identifiers of all entities of a type: those in its columns, each an exact match, and the entries of the part `Identifier`. */
export function allIdentifiers(type: EntityType): RawBuilder<unknown> {
  const owner = sql.ref(ownerColumnOf("Identifier") ?? "");
  const others = sql`select ${owner}, system, value, match, fact from ${sql.table(tableOfPart("Identifier"))}`;
  const name = tableOfNode(type);
  const table = sql.table(name);
  const key = sql`${sql.lit(`${type}:`)} || ${sql.ref(`${name}.id`)}`;
  const own = Object.entries(columnsOf(type)).flatMap(([field, { identifier, list }]) => {
    if (identifier === undefined) return [];
    const fact = sql`${key} || ${sql.lit(` ${type}.${field}`)}`;
    if (list) {
      const values = valuesIn(sql.ref(`${snakeOf(field)}_json`));
      return [
        sql`select ${key} as ${owner}, ${sql.lit(identifier)} as system, listed.value as value, 'EXACT' as match,
          ${fact} || ' ' || listed.value as fact from ${table}, ${values} as listed`,
      ];
    }
    const column = sql.ref(snakeOf(field));
    return [
      sql`select ${key} as ${owner}, ${sql.lit(identifier)} as system, ${column} as value, 'EXACT' as match, ${fact} as fact
        from ${table} where ${column} is not null`,
    ];
  });
  return sql`(${sql.join([others, ...own], sql` union all `)})`;
}
