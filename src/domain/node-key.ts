import { hash } from "node:crypto";
import { isSlug } from "./code.ts";

/** Identifies a node in the store and in records by its type and slug, for example "Company:sanofi". */
export type NodeKey = `${string}:${string}`;

export function nodeKey(type: string, slug: string): NodeKey {
  return `${type}:${slug}`;
}

/** Splits a valid node key into its type and slug. */
export function partsOfNodeKey(key: string): { type: string; slug: string } {
  const colon = key.indexOf(":");
  return { type: key.slice(0, colon), slug: key.slice(colon + 1) };
}

/** The opaque id of a node in the API: the base64url encoding of "Type:slug". */
export function globalIdOf(type: string, slug: string): string {
  return Buffer.from(nodeKey(type, slug), "utf8").toString("base64url");
}

/**
 * The type and slug that a global id encodes. Null if the text is not a global id. Neither the node nor its type needs to exist.
 */
export function nodeOfGlobalId(id: string): { type: string; slug: string } | null {
  if (id.length > 300 || !/^[A-Za-z0-9_-]+$/.test(id)) return null;
  const { type, slug } = partsOfNodeKey(Buffer.from(id, "base64url").toString("utf8"));
  if (!/^[A-Z][A-Za-z]{0,40}$/.test(type) || !isSlug(slug)) return null;
  // Base64url can spell the same bytes in several ways. Only one spelling is accepted, so that each node has one id.
  return globalIdOf(type, slug) === id ? { type, slug } : null;
}

/** The type and slug of a global id that was checked before. @throws {Error} if it is not one */
export function globalIdParts(id: string): { type: string; slug: string } {
  const found = nodeOfGlobalId(id);
  if (!found) throw new Error("not a global id");
  return found;
}

/** A slug derived from raw values, so that it is stable across loads: the first 80 bits of their SHA-256, in hexadecimal. */
export function slugOfValues(values: readonly (string | null)[]): string {
  return hash("sha256", JSON.stringify(values), "hex").slice(0, 20);
}
