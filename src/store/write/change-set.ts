import type { NodeKey } from "../../domain/node-key.ts";
import { listedEdgesOf } from "../../model/derived/relation.ts";
import {
  linkTableOf,
  ownerColumnOf,
  ownerOf,
  storedAs,
  type Table,
  tableOfNode,
  tableOfPart,
  type ValueTable,
  valueTableOf,
} from "../../model/derived/table.ts";
import { type Column, columnsOf, type NodeType, nodeTypes, type PartName, partOf, partsOf } from "../../model/model.ts";
import type { ClaimRow, EvidenceRow } from "../query/claim.ts";
import { tables } from "../table/ddl.ts";

/** The values of a row by column. Lists are JSON texts. A nullable column that is absent is null. */
export type StoredRow = Readonly<Record<string, string | number | null>>;

/** A claim about a node, with its evidence. Claims that cite the same piece of evidence use the same id for it. */
export type ClaimChange = Omit<ClaimRow, "type" | "subject" | "position" | "qualifiers"> & {
  qualifiers_json: string;
  evidence: readonly EvidenceRow[];
};

/** A type of node that is written by itself. Claims are written with the nodes that they are about. */
export type WrittenType = Exclude<NodeType, "Claim">;

/** A node with everything that only it owns: its row, edges, entries and claims. They are written and removed together. */
export interface NodeChange {
  type: WrittenType;
  slug: string;
  /** The columns of the node's table except `id`. */
  row: StoredRow;
  /** Rows by table, for the tables that nodes of the type own. The column that names the owner is absent. */
  owned: Readonly<Record<string, readonly StoredRow[]>>;
  claims: readonly ClaimChange[];
}

/** Nodes, one at a time, so that they need not be in memory together. */
export type NodeStream = Iterable<NodeChange> | AsyncIterable<NodeChange>;

/** The nodes that a change set added, changed and removed, the number of unchanged nodes, and the revision afterwards. */
export interface ChangeReport {
  added: NodeKey[];
  changed: NodeKey[];
  removed: NodeKey[];
  unchanged: number;
  revision: number;
}

export const writtenTypes = nodeTypes.filter((type): type is WrittenType => type !== "Claim");

/** A table whose rows belong to nodes of a type. */
export interface OwnedTable {
  table: string;
  /** The column that names the owner. */
  own: string;
  /** Whether the column holds node keys. If not, it holds slugs. */
  byKey: boolean;
}

function partTables(part: PartName): OwnedTable[] {
  const own = ownerColumnOf(part) ?? "";
  const byKey = ownerOf(part) === null;
  const links = Object.keys(partOf(part).links ?? {}).map((field) => linkTableOf(part, field).table);
  // Links come first, so that they are deleted before the entries that they refer to.
  return [...links, tableOfPart(part)].map((table) => ({ table, own, byKey }));
}

/** Tables that are computed from a node's record instead of being declared by its concept. */
const computed: Partial<Record<WrittenType, OwnedTable[]>> = {
  Agreement: [{ table: "agreement_value", own: "agreement_id", byKey: false }],
  Source: [{ table: "reference_rate", own: "source_id", byKey: false }],
};

const owned: ReadonlyMap<WrittenType, readonly OwnedTable[]> = new Map(
  writtenTypes.map((type) => [
    type,
    [
      ...Object.values(partsOf(type)).flatMap(({ part }) => partTables(part)),
      ...listedEdgesOf(type).map(({ table, own }) => ({ table, own, byKey: false })),
      ...(computed[type] ?? []),
    ],
  ]),
);

/** The tables whose rows nodes of a type own. */
export function ownedTablesOf(type: WrittenType): readonly OwnedTable[] {
  return owned.get(type) ?? [];
}

type ListedColumn = ValueTable & { column: string };

const listed: ReadonlyMap<WrittenType, readonly ListedColumn[]> = new Map(
  writtenTypes.map((type) => [
    type,
    Object.keys(columnsOf(type)).flatMap((field) => {
      const found = valueTableOf(type, field);
      return found ? [{ ...found, column: storedAs(field, columnsOf(type)[field] as Column) }] : [];
    }),
  ]),
);

/** The list columns of a type whose values are also stored as rows of a separate table. */
export function listedColumnsOf(type: WrittenType): readonly ListedColumn[] {
  return listed.get(type) ?? [];
}

/** The columns whose values are unique among the nodes of a type. */
export function uniqueColumnsOf(type: WrittenType): readonly string[] {
  return tableNamed(tableOfNode(type)).columns.flatMap(({ name, unique }) => (unique ? [name] : []));
}

const byName = new Map(tables.map((table) => [table.name, table]));

/** A table by its name. @throws {Error} if the store has no such table */
export function tableNamed(name: string): Table {
  const found = byName.get(name);
  if (!found) throw new Error(`the store has no table "${name}"`);
  return found;
}
