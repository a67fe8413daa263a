import { initContextCache } from "@pothos/core";
import type { Store } from "../../store/open.ts";
import { type HeavyReads, localReads } from "../../store/reader/heavy-reads.ts";
import type { Now } from "../execution/promise.ts";
import type { ResidentState } from "../resident/resident.ts";
import { Work } from "./work.ts";

/** The copies of sources that the operator of the server keeps. */
export interface SourceCopies {
  /** The text of a span, given in Unicode code points. Null if the copy is absent or the hash of the span differs. */
  excerpt(file: string, span: { start: number; end: number; sha256: string }): Promise<string | null>;
}

/** The context of resolvers. Each operation has its own. */
export interface Context {
  store: Store;
  /** Reads that may take long. */
  heavy: HeavyReads;
  /** What the operation has produced, and whether it may go on. */
  work: Work;
  sourceCopies: SourceCopies | null;
  /** The loaders of the request, by field and arguments. */
  loaders: Map<string, Loader<unknown>>;
  /** The largest page of a list without a parent. Absent if it is that which clients may request. */
  maxPageSize?: number;
  /** Values that earlier operations have read. Null if none are kept. */
  resident: ResidentState | null;
  /** Records that a batch of keys is loaded. Absent if nothing records it. */
  traceBatch?: TraceBatch;
}

/** The loader of one field of an operation. Null is the value of a key that the store does not have. */
export interface Loader<Value> {
  load(key: string): Now<Value | null>;
}

/** Runs the loading of a batch of keys for the field with this name. */
export type TraceBatch = <Value>(name: string, keys: number, load: () => Promise<Value>) => Promise<Value>;

/**
 * The context of an operation.
 * @param parts by default, everything is read in this process and nothing is bounded
 */
export function createContext(store: Store, parts: Partial<Omit<Context, "store" | "loaders">> = {}): Context {
  return {
    store,
    heavy: localReads(store),
    work: new Work({ maxObjects: Number.POSITIVE_INFINITY, width: 1 }),
    sourceCopies: null,
    resident: null,
    ...parts,
    ...newLoaders(),
  };
}

/** Loaders that have read nothing yet. They belong to one attempt at an operation, so that a response has one revision. */
export function newLoaders(): Pick<Context, "loaders"> {
  // The builder keys its node loaders by this cache: a context without a cache of its own would share those of an earlier attempt.
  return { ...initContextCache(), loaders: new Map() };
}
