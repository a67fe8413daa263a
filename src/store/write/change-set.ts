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

/** The values of a row by column; lists are JSON. A nullable column that is absent is null. */
export type StoredRow = Readonly<Record<string, string | number | null>>;

/** A claim about a node, with its evidence. Claims that rest on the same piece of evidence name the same id. */
export type ClaimChange = Omit<ClaimRow, "type" | "subject" | "position"> & { evidence: readonly EvidenceRow[] };

/** A type of node that is written as one: claims are written with the nodes that they are about. */
export type WrittenType = Exclude<NodeType, "Claim">;

/** A node with everything that it alone owns: its row, its edges, its entries, its claims. Written and removed as one. */
export interface NodeChange {
  type: WrittenType;
  slug: string;
  /** The columns of its table, without `id`. */
  row: StoredRow;
  /** Rows of the tables that nodes of the type own, without the column that names the owner. */
  owned: Readonly<Record<string, readonly StoredRow[]>>;
  claims: readonly ClaimChange[];
}

/** What a change set did, by node. */
export interface ChangeReport {
  added: NodeKey[];
  changed: NodeKey[];
  removed: NodeKey[];
  unchanged: number;
  revision: number;
}

export const writtenTypes = nodeTypes.filter((type): type is WrittenType => type !== "Claim");

/** A table that nodes of a type own, and the column that names the owner: by its slug, or by its node key. */
export interface OwnedTable {
  table: string;
  own: string;
  byKey: boolean;
}

function partTables(part: PartName): OwnedTable[] {
  const own = ownerColumnOf(part) ?? "";
  const byKey = ownerOf(part) === null;
  const links = Object.keys(partOf(part).links ?? {}).map((field) => linkTableOf(part, field).table);
  // Links come first, so that an entry is never removed before what refers to it.
  return [...links, tableOfPart(part)].map((table) => ({ table, own, byKey }));
}

/** Tables that follow from a node's record and are not declared by its concept. */
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

/** What nodes of a type own. */
export function ownedTablesOf(type: WrittenType): readonly OwnedTable[] {
  return owned.get(type) ?? [];
}

/** The lists of a type whose values stand in rows of their own as well, by the column that holds the list. */
export function listedColumnsOf(type: WrittenType): readonly (ValueTable & { column: string })[] {
  return Object.keys(columnsOf(type)).flatMap((field) => {
    const found = valueTableOf(type, field);
    return found ? [{ ...found, column: storedAs(field, columnsOf(type)[field] as Column) }] : [];
  });
}

/** Columns whose values no two nodes of a type share. */
export function uniqueColumnsOf(type: WrittenType): readonly string[] {
  return tableNamed(tableOfNode(type)).columns.flatMap(({ name, unique }) => (unique ? [name] : []));
}

const byName = new Map(tables.map((table) => [table.name, table]));

/** A table by its name. */
export function tableNamed(name: string): Table {
  const found = byName.get(name);
  if (!found) throw new Error(`the store has no table "${name}"`);
  return found;
}
