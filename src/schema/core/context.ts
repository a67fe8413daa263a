import { initContextCache } from "@pothos/core";
import type DataLoader from "dataloader";
import type { Store } from "../../store/open.ts";

/** The copies of sources that the operator of the server keeps. */
export interface SourceCopies {
  /** The text of a span, given in Unicode code points. Null if the copy is absent or the hash of the span differs. */
  excerpt(file: string, span: { start: number; end: number; sha256: string }): Promise<string | null>;
}

/** The context of resolvers. Each request has its own, so that no response contains data that was loaded for another request. */
export interface Context {
  store: Store;
  sourceCopies: SourceCopies | null;
  /** The loaders of the request, by field and arguments. */
  loaders: Map<string, DataLoader<string, unknown>>;
  /** Records that a batch of keys is loaded. Absent if nothing records it. */
  traceBatch?: TraceBatch;
}

/** Runs the loading of a batch of keys for the field with this name. */
export type TraceBatch = <Value>(name: string, keys: number, load: () => Promise<Value>) => Promise<Value>;

export function createContext(
  store: Store,
  sourceCopies: SourceCopies | null,
  traceBatch: TraceBatch | null = null,
): Context {
  // The builder keys its node loaders by this cache: a context without a cache of its own would share those of an earlier attempt.
  return { ...initContextCache(), store, sourceCopies, loaders: new Map(), ...(traceBatch && { traceBatch }) };
}
