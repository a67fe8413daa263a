import { storedAs } from "../../../src/model/derived/table.ts";
import { columnsOf, type EntityType } from "../../../src/model/model.ts";
import type { PlainRow } from "./graph.ts";

/** The identifiers in the columns of an entity, as rows of the part `Identifier`. */
export function plainIdentifiers(type: EntityType, row: PlainRow): PlainRow[] {
  return Object.entries(columnsOf(type)).flatMap(([field, column]) => {
    if (column.identifier === undefined) return [];
    const value = row[storedAs(field, column)] ?? null;
    const values: unknown[] = value === null ? [] : column.list ? JSON.parse(String(value)) : [value];
    const fact = `${type}:${row.id} ${type}.${field}`;
    return values.map((each) => ({
      system: column.identifier ?? null,
      value: String(each),
      match: "EXACT",
      fact: column.list ? `${fact} ${each}` : fact,
    }));
  });
}
