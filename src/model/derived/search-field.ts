import type { Vocabulary } from "../../domain/vocabulary/vocabulary.ts";
import type { Columns } from "../language.ts";
import { columnsOf, type EntityType, entityTypes, partOf, partsOf } from "../model.ts";
import { declaredRelations, type Relation } from "./relation.ts";
import { snakeOf } from "./spelling.ts";
import { ownerColumnOf, ownerOf, storedAs, tableOfPart } from "./table.ts";

/** A column by which search finds nodes, and the field that exposes it. */
export interface SearchColumn {
  field: string;
  column: string;
  /** The vocabulary by whose labels nodes are found. Null if the column contains texts. */
  vocabulary: Vocabulary | null;
  /** Whether the column contains several values. */
  isList: boolean;
}

const searched = (columns: Columns) => Object.entries(columns).filter(([, { search }]) => search !== undefined);

/** The columns by which nodes of a type are found, the name first. */
export function searchColumnsOf(type: EntityType): readonly SearchColumn[] {
  return [
    { field: "name", column: "name", vocabulary: null, isList: false },
    // A claim about a grouped column is about its group.
    ...searched(columnsOf(type)).map(([field, column]) => ({
      field: column.group ?? field,
      column: storedAs(field, column),
      vocabulary: typeof column.type === "object" ? column.type : null,
      isList: column.list === true,
    })),
  ];
}

/** A list of entries by which search finds their owner. */
export interface SearchList {
  field: string;
  table: string;
  own: string;
  /** Whether the column `own` contains node keys instead of slugs. */
  byKey: boolean;
  columns: readonly string[];
  /** Columns whose values are also found joined, as one text. */
  joined: readonly string[];
}

/** The lists by which nodes of a type are found. */
export function searchListsOf(type: EntityType): readonly SearchList[] {
  return Object.entries(partsOf(type)).flatMap(([field, { part }]) => {
    const { columns: declared, searchedAs = [] } = partOf(part);
    const columns = searched(declared).map(([column]) => snakeOf(column));
    if (columns.length === 0) return [];
    return [
      {
        field,
        table: tableOfPart(part),
        own: ownerColumnOf(part) ?? "",
        byKey: ownerOf(part) === null,
        columns,
        joined: searchedAs.map(snakeOf),
      },
    ];
  });
}

function fieldsOf(type: EntityType): { name: string; search: string | undefined }[] {
  return [
    { name: `${type}.name`, search: "name" },
    ...searched(columnsOf(type)).map(([field, { search, group = field }]) => ({ name: `${type}.${group}`, search })),
    ...searchListsOf(type).map(({ field }) => ({ name: `${type}.${field}`, search: "name" })),
  ];
}

const fields = entityTypes.flatMap(fieldsOf);

/** The fields that contain prose. A match in them has a low score, and they do not name a node. */
export const textFields: readonly string[] = fields.flatMap(({ name, search }) => (search === "text" ? [name] : []));

/** The fields that name or identify a node. */
export const nameFields: readonly string[] = fields.flatMap(({ name, search }) => (search === "text" ? [] : [name]));

/** The fields that name a node in words, without identifiers. Search finds nodes whose records name the node by them. */
export const relatedNameFields: readonly string[] = entityTypes.flatMap((type) => [
  `${type}.name`,
  ...searched(columnsOf(type)).flatMap(([field, { search, group = field }]) =>
    search === "name" ? [`${type}.${group}`] : [],
  ),
  ...Object.entries(partsOf(type)).flatMap(([field, { part }]) =>
    Object.values(partOf(part).columns).some(({ search }) => search === "name") ? [`${type}.${field}`] : [],
  ),
]);

/** The relations of a type whose far ends search knows by name, together with the node that states them. */
export function searchRelationsOf(type: EntityType): readonly Relation[] {
  return declaredRelations.filter(({ owner, edge }) => owner === type && edge.search !== undefined);
}

/** Those relations of a type whose far ends search also knows together with the nodes whose records name a node of the type. */
export function inheritedRelationsOf(type: EntityType): readonly Relation[] {
  return searchRelationsOf(type).filter(({ edge }) => edge.search === "inherited");
}
