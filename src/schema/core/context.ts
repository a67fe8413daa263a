import type DataLoader from "dataloader";
import type { Store } from "../../store/open.ts";

/** Copies of sources that the operator of the server holds. */
export interface SourceCopies {
  /** A span of a copy, in Unicode code points; null if the copy is absent or the hash of the span differs. */
  excerpt(file: string, span: { start: number; end: number; sha256: string }): Promise<string | null>;
}

/** What a resolver may use. One per request, so that no request is answered with what was loaded for another. */
export interface Context {
  store: Store;
  sourceCopies: SourceCopies | null;
  /** Loaders of this request, by the field and the arguments that they serve. */
  loaders: Map<string, DataLoader<string, unknown>>;
}

export function createContext(store: Store, sourceCopies: SourceCopies | null): Context {
  return { store, sourceCopies, loaders: new Map() };
}
