import { entity } from "../entity.ts";
import type { Column, Columns } from "../language.ts";
import { columnsOf, conceptOf, type NodeType, nodeTypes, type PartName, partNames, partOf } from "../model.ts";
import { declaredRelations, type Relation, singleEdgesOf } from "./relation.ts";
import { singularOf, snakeOf } from "./spelling.ts";

/** A column of a table, as any SQL engine supports it. */
export interface TableColumn {
  readonly name: string;
  readonly type: "text" | "integer";
  readonly nullable?: boolean;
  readonly unique?: boolean;
  /** The table whose `id` the column refers to. */
  readonly references?: string;
}

/** A column of an index. With `latest`, the index has the order of lists by date: latest first, undated last. */
export type IndexColumn = string | { readonly latest: string };

export interface Table {
  readonly name: string;
  readonly columns: readonly TableColumn[];
  readonly primaryKey: readonly string[];
  readonly indexes: readonly (readonly IndexColumn[])[];
}

/** A view of the edges of a symmetric relation from both ends. */
export interface BothEnds {
  readonly name: string;
  readonly relation: Relation;
}

/** The name of a column in the store. Columns that contain JSON lists have the suffix `_json`. */
export function storedAs(field: string, { list }: Column): string {
  return list ? `${snakeOf(field)}_json` : snakeOf(field);
}

export function tableOfNode(name: NodeType): string {
  return snakeOf(name);
}

export function tableOfPart(name: PartName): string {
  return snakeOf(name);
}

/** A table with one row for each value of a list, so that filters and statistics can use an index. */
export interface ValueTable {
  readonly table: string;
  readonly own: string;
  readonly value: string;
}

/** The table with the values of a list column. Null unless the column is a list of words of a vocabulary. */
export function valueTableOf(name: NodeType, field: string): ValueTable | null {
  const { list, type, internal } = columnsOf(name)[field] ?? {};
  if (!list || typeof type !== "object" || internal) return null;
  const value = snakeOf(singularOf(field));
  return { table: `${snakeOf(name)}_${value}`, own: `${snakeOf(name)}_id`, value };
}

/** The concept that owns a part. Null if every entity owns it, or no concept does. */
export function ownerOf(part: PartName): NodeType | null {
  return nodeTypes.find((name) => Object.values(conceptOf(name).parts ?? {}).some((use) => use.part === part)) ?? null;
}

/**
 * The column of a part that names its owner: by slug if one concept owns the part, by node key if every entity does. Null if no
 * concept owns it.
 */
export function ownerColumnOf(part: PartName): string | null {
  const owner = ownerOf(part);
  if (owner) return `${snakeOf(owner)}_id`;
  const isOfEveryEntity = Object.values(entity.parts).some((use) => use.part === part);
  return isOfEveryEntity ? "node" : null;
}

/** The table that contains the nodes listed in a field of a part. */
export function linkTableOf(part: PartName, field: string): { table: string; own: string; far: string } {
  const to = partOf(part).links?.[field]?.to ?? "";
  return {
    table: `${snakeOf(part)}_${snakeOf(singularOf(field))}`,
    own: `${snakeOf(part)}_id`,
    far: `${snakeOf(to)}_id`,
  };
}

const text = (name: string): TableColumn => ({ name, type: "text" });
const position: TableColumn = { name: "position", type: "integer" };
const named = (name: string, table: string, nullable = false): TableColumn => ({
  name,
  type: "text",
  nullable,
  references: table,
});

function stored(columns: Columns): TableColumn[] {
  return Object.entries(columns).map(([field, column]) => ({
    name: storedAs(field, column),
    type: column.type === "int" || column.type === "boolean" ? "integer" : "text",
    nullable: column.nullable === true,
    unique: column.identifier !== undefined && column.list !== true,
  }));
}

function nodeTable(name: NodeType): Table {
  const { isEntity, columns, latestBy, indexes = [] } = conceptOf(name);
  const single = singleEdgesOf(name);
  const columnOf = (field: string) =>
    field === "id"
      ? field
      : (single.find((relation) => relation.field === field)?.far ?? storedAs(field, columns[field] as Column));
  const inOrder: IndexColumn[] = latestBy
    ? [{ latest: snakeOf(latestBy) }, "id"]
    : isEntity || "sortName" in columns
      ? ["sort_name", "id"]
      : ["id"];
  return {
    name: tableOfNode(name),
    columns: [
      text("id"),
      ...(isEntity ? [text("name"), text("sort_name")] : []),
      ...stored(columns),
      ...single.map(({ far, to, edge }) => named(far, tableOfNode(to), edge.nullable === true)),
    ],
    primaryKey: ["id"],
    indexes: [
      ...(isEntity || "sortName" in columns ? [["sort_name", "id"]] : []),
      ...(latestBy ? [[{ latest: snakeOf(latestBy) }, "id"]] : []),
      // The lists of nodes that name another one have the default order, so that a page of one is a range of an index.
      ...single.map(({ far }) => [far, ...inOrder]),
      ...indexes.map((fields) => fields.map(columnOf)),
    ],
  };
}

function valueTables(name: NodeType): Table[] {
  return Object.keys(columnsOf(name)).flatMap((field) => {
    const found = valueTableOf(name, field);
    if (!found) return [];
    const { table, own, value } = found;
    return [
      {
        name: table,
        columns: [named(own, tableOfNode(name)), text(value)],
        primaryKey: [value, own],
        indexes: [[own]],
      },
    ];
  });
}

function relationTable({ table, own, far, owner, to, facts, edge }: Relation): Table {
  const ordered = Object.entries(facts).filter(([, { type }]) => typeof type === "object" && type.ordered === true);
  return {
    name: table,
    columns: [named(own, tableOfNode(owner)), position, named(far, tableOfNode(to)), ...stored(facts), text("fact")],
    primaryKey: ["fact"],
    indexes: [
      [own, "position"],
      [far, ...(edge.groupedBy ? [snakeOf(edge.groupedBy)] : []), own],
      // Filters compare stages, for example "before phase 2".
      ...ordered.map(([field]) => [snakeOf(field), own]),
    ],
  };
}

function partTables(name: PartName): Table[] {
  const { columns, references = {}, links = {}, indexes = [] } = partOf(name);
  const owner = ownerOf(name);
  const own = ownerColumnOf(name);
  const ownColumns = own ? [owner ? named(own, tableOfNode(owner)) : text(own)] : [];
  const keys = Object.entries(columns).filter(([, { type }]) => type === "NodeKey");
  return [
    {
      name: tableOfPart(name),
      columns: [
        text("id"),
        ...ownColumns,
        ...(own ? [position] : []),
        ...Object.entries(references).map(([field, { to, nullable = false }]) =>
          named(`${snakeOf(field)}_id`, snakeOf(to), nullable),
        ),
        ...stored(columns),
        ...(own ? [{ name: "fact", type: "text", unique: true } as const] : []),
      ],
      primaryKey: ["id"],
      indexes: [
        ...(own ? [[own, "position"]] : []),
        ...Object.keys(references).map((field) => [`${snakeOf(field)}_id`]),
        ...keys.map(([field]) => [snakeOf(field)]),
        ...indexes.map((fields) => fields.map(snakeOf)),
      ],
    },
    ...Object.entries(links).map(([field, { to }]) => {
      const link = linkTableOf(name, field);
      return {
        name: link.table,
        columns: [...ownColumns, named(link.own, tableOfPart(name)), named(link.far, snakeOf(to))],
        primaryKey: [link.own, link.far],
        indexes: [...(own ? [[own]] : []), [link.far, link.own]],
      };
    }),
  ];
}

/** Every table that derives from the declarations. */
export const modelTables: readonly Table[] = [
  ...nodeTypes.flatMap((name) => [nodeTable(name), ...valueTables(name)]),
  ...declaredRelations.filter(({ isSingle }) => !isSingle).map(relationTable),
  ...partNames.flatMap(partTables),
];

/** The table that contains a relation's edges as seen from its owner. For a symmetric relation, a view from both ends. */
export function edgeTableOf({ table, isSymmetric }: Relation): string {
  return isSymmetric ? `${table}_both_ends` : table;
}

export const bothEnds: readonly BothEnds[] = declaredRelations.flatMap((relation) =>
  relation.isSymmetric ? [{ name: edgeTableOf(relation), relation }] : [],
);
