import { createHash } from "node:crypto";
import { isSlug } from "./code.ts";

/** A node within the store and in records: its type and its slug, "Company:sanofi". */
export type NodeKey = `${string}:${string}`;

export function nodeKey(type: string, slug: string): NodeKey {
  return `${type}:${slug}`;
}

/** The type and the slug of a node key that the store holds. */
export function partsOfNodeKey(key: string): { type: string; slug: string } {
  const colon = key.indexOf(":");
  return { type: key.slice(0, colon), slug: key.slice(colon + 1) };
}

/** The opaque id that the API gives a node: base64url of "Type:slug". */
export function globalIdOf(type: string, slug: string): string {
  return Buffer.from(nodeKey(type, slug), "utf8").toString("base64url");
}

/**
 * The node that a global id names, whether or not it exists, or even its type does; null where the text is no global id.
 */
export function nodeOfGlobalId(id: string): { type: string; slug: string } | null {
  if (id.length > 300 || !/^[A-Za-z0-9_-]+$/.test(id)) return null;
  const { type, slug } = partsOfNodeKey(Buffer.from(id, "base64url").toString("utf8"));
  if (!/^[A-Z][A-Za-z]{0,40}$/.test(type) || !isSlug(slug)) return null;
  // One node has one id: other spellings of the same bytes are refused.
  return globalIdOf(type, slug) === id ? { type, slug } : null;
}

/** A short name made from raw values by rule, the same on each load: the first 80 bits of their SHA-256, in hexadecimal. */
export function slugOfValues(values: readonly (string | null)[]): string {
  return createHash("sha256").update(JSON.stringify(values)).digest("hex").slice(0, 20);
}
