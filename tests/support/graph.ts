import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pino } from "pino";
import { readRecords } from "../../src/intake/records/load.ts";
import { fixTurns } from "../../src/schema/core/turns.ts";
import { Resident } from "../../src/schema/resident/resident.ts";
import { readsFrom } from "../../src/server/limits/reads-from.ts";
import { countStatement } from "../../src/server/observe/count-statement.ts";
import type { Observation } from "../../src/server/observe/observation.ts";
import { sourceCopies } from "../../src/server/operate/source-copies.ts";
import { createServer } from "../../src/server/yoga.ts";
import { readCache } from "../../src/settings/cache.ts";
import { readLimits } from "../../src/settings/limits.ts";
import { Settings } from "../../src/settings/settings.ts";
import { type OnStatement, openedPathOf, openStore, type Store } from "../../src/store/open.ts";
import { Readers } from "../../src/store/reader/readers.ts";
import { applyNodes } from "../../src/store/write/apply.ts";

// Tests compare the statements of questions, whose number depends on the size of turns.
fixTurns();

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape that its question gives it
type Answer = any;

export interface Reply {
  status: number;
  data: Answer;
  errors: { message: string; path?: (string | number)[]; extensions: { code: string; argument?: string } }[];
  /** What the question cost, in order. */
  statements: string[];
}

/** The whole server over a store, without a port. */
export interface Graph {
  store: Store;
  fetch: (url: string, init?: RequestInit) => Promise<Response>;
  query: (document: string, variables?: Record<string, unknown>) => Promise<Reply>;
  /** Like `query`, but with nothing in memory: every value is read from the store. */
  coldQuery: (document: string, variables?: Record<string, unknown>) => Promise<Reply>;
  /** What was run since the last question, in order. */
  statements: readonly string[];
  log: string[];
  /** Null if nothing is kept in memory. */
  resident: Resident | null;
  /** Null if everything is read in this process. */
  readers: Readers | null;
  [Symbol.asyncDispose]: () => Promise<void>;
}

/** Where public documents stand beside the checkout, on machines that have them. */
export const factsFolder = path.resolve(import.meta.dirname, "../../../shared/facts");

export interface GraphOptions {
  sourceCopies?: string;
  queries?: "any" | "trusted";
  corsOrigins?: string[];
  /** Settings of limits, such as `{ MAX_COST: "10" }`. */
  limits?: Record<string, string>;
  /** The number of reader processes. By default, everything is read in this process. */
  readers?: number;
  /** The row budget of a statement in this process. */
  maxRows?: number;
  observe?: Observation;
  /** The size of what is kept in memory. By default, that of the environment, else of the program. */
  cacheBytes?: number;
  /** The size of the inputs that are kept to answer later questions. By default, that of what is kept in memory. */
  keptBytes?: number;
}

export async function openGraph(address: string, options: GraphOptions = {}): Promise<Graph> {
  const statements: string[] = [];
  const log: string[] = [];
  const onStatement: OnStatement = (sql, parameters, ms) => {
    statements.push(sql);
    countStatement(sql, parameters, ms);
  };
  const { maxRows } = options;
  const maxBytes = options.cacheBytes ?? readCache(new Settings({ CACHE_MB: process.env.CACHE_MB })).maxBytes;
  const keptBytes = options.keptBytes ?? maxBytes;
  const resident = maxBytes > 0 ? new Resident(maxBytes) : null;
  const store = await openStore(address, {
    onStatement,
    keptBytes,
    ...(maxRows !== undefined && { maxRows }),
  });
  const readers =
    options.readers === undefined ? null : new Readers(openedPathOf(store) ?? "", { size: options.readers, keptBytes });
  readers?.start();
  const server = createServer({
    store,
    sourceCopies: options.sourceCopies === undefined ? null : sourceCopies(options.sourceCopies),
    tabs: [{ query: "{ dataset { name } }", comment: "", title: "" }],
    log: pino({ level: "info" }, { write: (line: string) => log.push(line) }),
    queries: options.queries ?? "any",
    corsOrigins: options.corsOrigins ?? "*",
    maxAge: 60,
    resident,
    limits: readLimits(new Settings({ ...options.limits })),
    ...(readers && { heavyReads: readsFrom(readers, { onStatement }) }),
    ...(options.observe && { observe: options.observe }),
  });
  const fetch = async (url: string, init?: RequestInit) =>
    server.fetch(new Request(new URL(url, "http://graph.test"), init));
  const query: Graph["query"] = async (document, variables = {}) => {
    statements.length = 0;
    const response = await fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: document, variables }),
    });
    const { data, errors = [] } = (await response.json()) as Pick<Reply, "data" | "errors">;
    return { status: response.status, data, errors, statements: [...statements] };
  };
  return {
    store,
    fetch,
    statements,
    log,
    resident,
    readers,
    query,
    coldQuery: (document, variables) => {
      resident?.forget();
      return query(document, variables);
    },
    [Symbol.asyncDispose]: async () => {
      readers?.close();
      await store.destroy();
    },
  };
}

/** The address of a store that the setup of the tests loaded; it passes addresses to workers by the environment. */
export function addressIn(name: "TEST_STORE" | "SHIPPED_STORE"): string {
  const address = process.env[name];
  if (!address) throw new Error(`${name} is not set: run the tests by vitest, whose setup loads the store`);
  return address;
}

/** The fixed graph of the tests: tests/graph/records. */
export const testGraph = (options: GraphOptions = {}) => openGraph(addressIn("TEST_STORE"), options);

/** The graph that ships: data/. It changes with each fact, so tests check rules on it, never single answers. */
export const shippedGraph = (options: GraphOptions = {}) => openGraph(addressIn("SHIPPED_STORE"), options);

/** A graph of a test's own records, by file name. */
export async function graphOf(files: Record<string, string>): Promise<Graph> {
  const folder = await recordFolder(files);
  const { nodes, digest } = await readRecords(folder);
  const graph = await openGraph(":memory:");
  await applyNodes(graph.store, { name: "records", digest }, nodes);
  await rm(folder, { recursive: true });
  return graph;
}

/** A folder of a test's own records. */
export async function recordFolder(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "records-"));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  return folder;
}

/** The opaque id of a node, as the API gives it. */
export function idOf(type: string, slug: string): string {
  return Buffer.from(`${type}:${slug}`).toString("base64url");
}
