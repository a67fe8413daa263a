import { snakeOf } from "../../../../model/derived/spelling.ts";
import { tableOfPart } from "../../../../model/derived/table.ts";
import { columnsOf } from "../../../../model/model.ts";
import type { NodeChange } from "../../../../store/write/change-set.ts";
import type { NodePlaces } from "./node-place.ts";

interface Unique {
  field: string;
  value: string;
}

/** The values of a node that no other node of its type may have, by the field that states them. */
function uniqueValuesOf({ type, row, owned }: NodeChange): Unique[] {
  const columns = Object.entries(columnsOf(type)).filter(
    ([field, { identifier, list }]) => (identifier !== undefined && !list) || (type === "Source" && field === "url"),
  );
  const found: Unique[] = columns.flatMap(([field]) => {
    const value = row[snakeOf(field)];
    return typeof value === "string" ? [{ field, value }] : [];
  });
  // A symbol passes to another company after its shares are delisted.
  const listings = (owned[tableOfPart("Listing")] ?? []).filter((listing) => listing["valid_to"] === null);
  return [
    ...found,
    ...listings.map(({ exchange, symbol }) => ({ field: "listings", value: [exchange ?? "", symbol].join(":") })),
  ];
}

/** An identifier, an address or a listing belongs to one node. */
export function checkUniqueValues(nodes: readonly NodeChange[], places: NodePlaces): void {
  const first = new Map<string, string>();
  for (const node of nodes) {
    for (const { field, value } of uniqueValuesOf(node)) {
      const key = `${node.type}.${field} ${value}`;
      const other = first.get(key);
      if (other === undefined) first.set(key, node.slug);
      else if (other !== node.slug) {
        const at = places.textOf(node.type, other);
        places.problem(
          node.type,
          node.slug,
          [field],
          `"${value}" already belongs to the ${node.type} "${other}" (${at}). Use one record for one node.`,
        );
      }
    }
  }
}
