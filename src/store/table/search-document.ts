import type { NodeKey } from "../../domain/node-key.ts";
import { partsOfNodeKey } from "../../domain/node-key.ts";
import { type EntityType, entityTypes } from "../../model/model.ts";
import { rowHash } from "../content/row-hash.ts";

// The id of a document has four parts. Regulatory events and trials come last, because there are many of them, and they are about
// other entities. Then, documents with short names come first, because a query covers more of them. The hash of the node makes the order
// of equally long names the same in every store. The type is last, so that types are counted without reading the nodes.

const [lengths, hashes, types] = [256, 2 ** 30, 16];

const reportTypes: readonly EntityType[] = ["RegulatoryEvent", "Trial"];

if (entityTypes.length > types) throw new Error("the ids of search documents have no room for further types");

/** The documents of regulatory events and trials have this id or a greater one, those of other entities a smaller one. */
export const firstReport = lengths * hashes * types;

/** No document has a greater id. */
export const maxDocumentId = 2 * firstReport;

/** The id of the document of a node. If another document has it, the next one is `nextDocumentId`. */
export function documentId(node: NodeKey, name: string): number {
  const type = partsOfNodeKey(node).type as EntityType;
  const length = Math.min([...name].length, lengths - 1);
  const hash = (rowHash([node], 1).first >>> 0) % hashes;
  return (reportTypes.includes(type) ? firstReport : 0) + (length * hashes + hash) * types + entityTypes.indexOf(type);
}

/** The id to try next. */
export function nextDocumentId(id: number): number {
  return id + types;
}

/** The number by which `documentTypes` gives the type of a document. */
export const typeNumbers = types;

/** The types of entities by number. */
export const documentTypes: readonly EntityType[] = entityTypes;

/** The type of a document's node. */
export function typeOfDocument(id: number): EntityType {
  return documentTypes[id % types] as EntityType;
}
