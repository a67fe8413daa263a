import { once } from "node:events";
import path from "node:path";
import { Worker } from "node:worker_threads";

export interface GraphiqlTab {
  query: string;
  /** The comment with which the query begins. It tells the tab from those of the reader. */
  comment: string;
  /** What the tab asks, in words. */
  title: string;
}

/** The codings in which the page is kept, the smallest first. */
export const pageCodings = ["br", "gzip"] as const;

/** The GraphiQL page, rendered and compressed. */
export interface GraphiqlPage {
  bodies: Record<(typeof pageCodings)[number] | "identity", Uint8Array<ArrayBuffer>>;
  /** A hash of the page, from which its ETags are made. */
  hash: string;
  /** The content security policy of the page. */
  policy: string;
}

/** What the page is made of. */
export interface GraphiqlOptions {
  tabs: readonly GraphiqlTab[];
  /** Whether queries need credentials, which the page then asks for in its headers editor. */
  needsCredentials: boolean;
  /** Whether the explorer is at `/`, so that the page links to it. */
  hasExplorer: boolean;
}

/** Renders the page in another thread: loading GraphiQL (9 MB) would stall all other requests. */
export async function graphiqlPage(options: GraphiqlOptions): Promise<GraphiqlPage> {
  const file = path.join(import.meta.dirname, `render-graphiql${path.extname(import.meta.filename)}`);
  const worker = new Worker(file, { workerData: options });
  // Rejects if the worker fails.
  const [page]: GraphiqlPage[] = await once(worker, "message");
  if (!page) throw new Error("the worker sent no page");
  return page;
}
