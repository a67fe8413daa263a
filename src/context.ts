import type DataLoader from "dataloader";
import type { DocumentFolder } from "./documents.ts";
import type { Store } from "./store/open.ts";

/** What a resolver may reach. One per request, so that loaders never answer a request with what another one was told. */
export interface Context {
  store: Store;
  documents: DocumentFolder | null;
  /** Loaders of this request, by the field and the arguments they serve. */
  loaders: Map<string, DataLoader<string, unknown>>;
}

export function createContext(store: Store, documents: DocumentFolder | null): Context {
  return { store, documents, loaders: new Map() };
}
