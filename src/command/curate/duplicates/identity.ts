import { relatedNameFields } from "../../../model/derived/search-field.ts";
import { storedAs, tableOfPart } from "../../../model/derived/table.ts";
import { columnsOf } from "../../../model/model.ts";
import type { NodeChange } from "../../../store/write/change-set.ts";
import { searchEntriesOf } from "../../../store/write/search-entry.ts";

/** By what a node is recognized. */
export interface Identity {
  /** Names in words by their normal form (see `bareNameOf`), as they are written first. */
  names: ReadonlyMap<string, string>;
  /** Identifiers by the system that issues them. */
  ids: ReadonlyMap<string, ReadonlySet<string>>;
  /** Systems that issue one identifier for each thing: nodes that have different ones are different. */
  exclusive: ReadonlySet<string>;
}

const nameFields: ReadonlySet<string> = new Set(relatedNameFields);

export function identityOf(node: NodeChange): Identity {
  const names = new Map<string, string>();
  for (const { field, bare, text } of searchEntriesOf(node))
    if (bare !== "" && nameFields.has(field) && !names.has(bare)) names.set(bare, text);

  const ids = new Map<string, Set<string>>();
  const exclusive = new Set<string>();
  const add = (system: string, value: unknown) => {
    if (typeof value === "string" && value !== "") ids.getOrInsertComputed(system, () => new Set()).add(value);
  };
  for (const [field, column] of Object.entries(columnsOf(node.type))) {
    const value = node.row[storedAs(field, column)];
    if (column.identifier !== undefined && column.list) {
      const values: unknown = JSON.parse(String(value ?? "[]"));
      if (Array.isArray(values)) for (const each of values) add(column.identifier, each);
    } else if (column.identifier !== undefined) {
      add(column.identifier, value);
      exclusive.add(column.identifier);
    }
  }
  for (const { system, value, match } of node.owned[tableOfPart("Identifier")] ?? [])
    if (match === "EXACT") add(String(system), value);
  for (const { exchange, symbol, valid_to: end } of node.owned[tableOfPart("Listing")] ?? [])
    if (end === null && exchange !== null) add("listing", `${exchange}:${symbol}`);
  return { names, ids, exclusive };
}

/** Whether the identifiers of two nodes tell that they are different. */
export function areDifferent(one: Identity, other: Identity): boolean {
  return one.exclusive.values().some((system) => {
    const [own, others] = [one.ids.get(system), other.ids.get(system)];
    return own !== undefined && others !== undefined && own.isDisjointFrom(others);
  });
}
