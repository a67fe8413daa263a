import { listedEdgesOf } from "../../model/derived/relation.ts";
import { snakeOf } from "../../model/derived/spelling.ts";
import { linkTableOf, ownerColumnOf, ownerOf, storedAs, tableOfPart } from "../../model/derived/table.ts";
import type { Columns } from "../../model/language.ts";
import { type EntityType, entityTypes, partOf, partsOf } from "../../model/model.ts";

/** A table whose rows are facts of entities: edges of a relation, or entries of a list. */
export interface EntryTable {
  table: string;
  /** The column that names the owner. */
  own: string;
  /** Whether that column holds node keys. If not, it holds slugs. */
  byKey: boolean;
  /** The columns that the API shows, with the names of their fields. */
  columns: readonly { field: string; column: string }[];
  /** The tables of the nodes that entries list. */
  links: readonly { field: string; table: string; own: string; far: string }[];
}

const named = (columns: Columns) =>
  Object.entries(columns).map(([field, column]) => ({ field, column: storedAs(field, column) }));

function tablesOf(type: EntityType): EntryTable[] {
  const lists = Object.values(partsOf(type)).flatMap(({ part }) => {
    const own = ownerColumnOf(part);
    if (own === null) return [];
    const { columns, references = {}, links = {} } = partOf(part);
    return [
      {
        table: tableOfPart(part),
        own,
        byKey: ownerOf(part) === null,
        columns: [
          ...named(columns),
          ...Object.keys(references).map((field) => ({ field, column: `${snakeOf(field)}_id` })),
        ],
        links: Object.keys(links).map((field) => ({ field, ...linkTableOf(part, field) })),
      },
    ];
  });
  const edges = listedEdgesOf(type).map(({ table, own, far, end, facts }) => ({
    table,
    own,
    byKey: false,
    columns: [{ field: end, column: far }, ...named(facts)],
    links: [],
  }));
  return [...lists, ...edges];
}

const tables = new Map(entityTypes.map((type) => [type, tablesOf(type)]));

/** The tables with the facts of entities of a type that are not columns of the entities themselves. */
export function entryTablesOf(type: EntityType): readonly EntryTable[] {
  return tables.get(type) ?? [];
}
