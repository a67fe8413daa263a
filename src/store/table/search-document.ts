import type { NodeKey } from "../../domain/node-key.ts";
import { partsOfNodeKey } from "../../domain/node-key.ts";
import { type EntityType, entityTypes } from "../../model/model.ts";
import { rowHash } from "../content/row-hash.ts";

// The id of a document has three parts. Documents with short names come first, because a query covers more of them. The hash of the
// node makes the order of equally long names the same in every store. The type is last, so that types are counted without reading
// the nodes.

const [maxLength, hashes, types] = [255, 2 ** 30, 16];

if (entityTypes.length > types) throw new Error("the ids of search documents have no room for further types");

/** The id of the document of a node. If another document has it, the next one is `nextDocumentId`. */
export function documentId(node: NodeKey, name: string): number {
  const length = Math.min([...name].length, maxLength);
  const hash = (rowHash([node], 1).first >>> 0) % hashes;
  return (length * hashes + hash) * types + entityTypes.indexOf(partsOfNodeKey(node).type as EntityType);
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

/** The share of a text of the greatest length that the name of a document does not fill, from 0 to below 1. */
export function brevityOf(id: number): number {
  return 1 - (Math.floor(id / (hashes * types)) + 1) / (maxLength + 1);
}

/** No document has a greater id. */
export const maxDocumentId = (maxLength + 1) * hashes * types;
