import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { readRecords } from "../../../src/intake/records/load.ts";
import { RateLimiter } from "../../../src/server/admission/rate-limiter.ts";
import { registerFolder } from "../../../src/server/documents/register-folder.ts";
import { type ExportOptions, Exports } from "../../../src/server/export/exports.ts";
import type { Parts } from "../../../src/server/yoga.ts";
import { defaultExport } from "../../../src/settings/export.ts";
import { readLimits } from "../../../src/settings/limits.ts";
import { Settings } from "../../../src/settings/settings.ts";
import { openStore, type Store } from "../../../src/store/open.ts";
import { applyNodes } from "../../../src/store/write/apply.ts";
import { serveDirectly } from "../../support/direct-server.ts";
import { addressIn, graphOf, openGraph, recordFolder } from "../../support/graph.ts";

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

interface Options extends Partial<ExportOptions> {
  address?: string;
  /** A store that is open. By default, that at the address is opened. */
  store?: Store;
  parts?: Partial<Parts>;
}

/** Serves a store on a port, with exports of its own. */
async function serve({ address = addressIn("SHIPPED_STORE"), parts = {}, store: given, ...options }: Options = {}) {
  const store = given ?? (await openStore(address));
  const exports = new Exports(store, { ...defaultExport, stallMs: 30_000, ...options });
  const served = await serveDirectly(store, 1_000_000, { ...parts, exports });
  ends.push(async () => {
    exports.endAll();
    await served.close();
    if (!given) await store.destroy();
  });
  const target = (query: string, more: Record<string, string> = {}) =>
    `/graphql?${new URLSearchParams({ query, ...more })}`;
  return {
    ...served,
    exports,
    target,
    ask: (query: string, more: Record<string, string> = {}, init: RequestInit = {}) =>
      fetch(served.url + target(query, more), { headers: { accept: "application/jsonl" }, ...init }),
    /** The line of the log for a request that is completed. */
    line: async () => {
      const lines = () => served.log.filter(({ msg }) => msg === "request completed");
      await expect.poll(() => lines().length, { timeout: 20_000 }).toBeGreaterThan(0);
      return lines().at(-1) ?? {};
    },
  };
}

const list = "{ sources { nodes { slug title } } }";

/** A quota that suffices for the first page, so that the export waits before the second one. */
const slowly = (): Partial<Parts> => ({ rateLimiter: new RateLimiter({ perMinute: 60, burst: 200 }) });

async function codeOf(response: Response): Promise<unknown> {
  const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
  return errors[0]?.extensions.code;
}

/** What a client receives until the connection ends, and whether it ended in the middle of the response. */
function received(url: string, target: string, accept = "application/jsonl", version = "1.1") {
  const chunks: Buffer[] = [];
  const socket: Socket = connect(Number(new URL(url).port), "127.0.0.1", () =>
    socket.write(`GET ${target} HTTP/${version}\r\nHost: localhost\r\nAccept: ${accept}\r\nConnection: close\r\n\r\n`),
  );
  const end = new Promise<{ text: string; error: string | null }>((resolve) => {
    let error: string | null = null;
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    socket.on("error", ({ message }) => {
      error = message;
    });
    socket.on("close", () => resolve({ text: Buffer.concat(chunks).toString(), error }));
  });
  return { socket, end, text: () => Buffer.concat(chunks).toString() };
}

describe("an export over HTTP", () => {
  it("is logged with its rows when it ends, and counted", async () => {
    const { ask, line, exports } = await serve();
    const text = await (await ask(`query Sources ${list}`)).text();
    const rows = text.split("\n").length - 1;
    expect(await line()).toMatchObject({ operation: "Sources", status: 200, rows, bytes: Buffer.byteLength(text) });
    expect(exports.counts).toEqual({ running: 0, rows });
  });

  it("has one state of the store, whatever is written meanwhile", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "export-"));
    ends.push(() => rm(folder, { recursive: true }));
    const address = path.join(folder, "graph.db");
    const nameOf = (name: string, index: number) => `${name} ${100 + index} ${"x".repeat(900)}`;
    const load = async (name: string) => {
      const people = Array.from(
        { length: 250 },
        (_, index) => `  - { slug: p${index}, name: ${nameOf(name, index)} }\n`,
      );
      const records = await recordFolder({
        "a.yaml": `recordedOn: 2024-01-02\n${evidence}people:\n${people.join("")}`,
      });
      const { nodes, digest } = await readRecords(records);
      const store = await openStore(address);
      await applyNodes(store, { name: "records", digest }, nodes);
      await store.destroy();
      await rm(records, { recursive: true });
    };
    await load("Before");
    const { url, ask, target, exports } = await serve({ address });
    // The system holds a part of the 34 MB only, so the export waits for its client.
    const names = Array.from({ length: 150 }, (_, index) => `n${index}: name`).join(" ");
    const { socket, end, text } = received(url, target(`{ people { nodes { slug ${names} } } }`));
    await expect.poll(() => text().length, { timeout: 20_000 }).toBeGreaterThan(0);
    socket.pause();
    await load("After");
    expect(exports.counts.running).toBe(1);
    socket.resume();
    const rows = (await end).text.split("\n").flatMap((each) => (each.startsWith("{") ? [JSON.parse(each)] : []));
    expect(rows.map(({ slug, n0, n149 }) => ({ slug, n0, n149 }))).toEqual(
      Array.from({ length: 250 }, (_, index) => {
        const name = nameOf("Before", index);
        return { slug: `p${index}`, n0: name, n149: name };
      }),
    );
    const next = await (await ask("{ people(first: 1) { nodes { name } } }")).json();
    expect(next).toEqual({ name: nameOf("After", 0) });
  });

  it("is not kept as an answer, and asks no cache", async () => {
    const { ask, line } = await serve();
    for (let index = 0; index < 3; index++) {
      const response = await ask(
        "{ companies(first: 2) { nodes { slug } } }",
        {},
        {
          headers: { accept: "text/csv, application/json;q=0.1", "if-none-match": "*" },
        },
      );
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toMatch(/^text\/csv/);
      await response.text();
      expect((await line()).cache).toBeUndefined();
    }
  });

  it("stops at once when the client leaves", async () => {
    const { url, target, exports, line } = await serve({ parts: slowly() });
    const { socket, text } = received(url, target(list));
    await expect.poll(() => text().length, { timeout: 20_000 }).toBeGreaterThan(1000);
    expect(exports.counts.running).toBe(1);
    socket.destroy();
    await expect.poll(() => exports.counts.running, { timeout: 2000 }).toBe(0);
    expect(await line()).toMatchObject({ status: 499, rows: 100 });
  });

  it.each(["1.1", "1.0"])("resets the connection at its deadline, to clients of HTTP/%s", async (version) => {
    // A store in memory needs no process, whose start may take long.
    await using graph = await graphOf({ "a.yaml": `recordedOn: 2024-01-02\n${evidence}${wide}` });
    const { url, target, exports, line } = await serve({ store: graph.store, parts: slowly(), timeoutMs: 3000 });
    const people = "{ people { nodes { slug name } } }";
    const { text, error } = await received(url, target(people), "application/jsonl", version).end;
    expect(text).toMatch(/^HTTP\/1.1 200 OK/);
    expect(text).not.toMatch(/\r\n0\r\n\r\n$/);
    expect(error).toMatch(/ECONNRESET/);
    expect(exports.counts.running).toBe(0);
    expect(await line()).toMatchObject({ status: 200, codes: ["DEADLINE_EXCEEDED"], rows: 100 });
  });

  it("is an error of JSON if the deadline passes before the first row", async () => {
    const { ask } = await serve({ timeoutMs: 1 });
    const response = await ask(list);
    expect([response.status, await codeOf(response)]).toEqual([503, "DEADLINE_EXCEEDED"]);
  });

  it("ends if the server ends it", async () => {
    const { ask, exports } = await serve({ parts: slowly() });
    const response = await ask(list);
    expect(response.status).toBe(200);
    exports.endAll();
    await expect(response.text()).rejects.toThrow();
    expect(exports.counts.running).toBe(0);
  });

  it("holds few bytes for a client that does not read, and ends if it stalls", async () => {
    await using graph = await graphOf({ "a.yaml": `recordedOn: 2024-01-02\n${evidence}${wide}` });
    const { url, target, exports, line } = await serve({ store: graph.store, stallMs: 1000 });
    const fields = Array.from({ length: 200 }, (_, index) => `a${index}: name`).join(" ");
    const { socket, end, text } = received(url, target(`{ people { nodes { ${fields} } } }`));
    await expect.poll(() => text().length, { timeout: 20_000 }).toBeGreaterThan(0);
    socket.pause();
    const before = process.memoryUsage().external;
    await expect.poll(() => exports.counts.running, { timeout: 10_000 }).toBe(0);
    // The whole list has 400 rows of 200 kB. The system holds a few megabytes for a connection.
    expect(exports.counts.rows).toBeLessThan(200);
    expect(process.memoryUsage().external - before).toBeLessThan(30_000_000);
    expect(await line()).toMatchObject({ status: 200, codes: ["DEADLINE_EXCEEDED"] });
    socket.resume();
    expect((await end).text).not.toMatch(/\r\n0\r\n\r\n$/);
  });

  it("is refused while too many others run, with the time after which to retry", async () => {
    const { ask, exports } = await serve({ parts: slowly(), maxExports: 1 });
    const first = await ask(list);
    expect(first.status).toBe(200);
    const second = await ask(list);
    expect([second.status, second.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(await codeOf(second)).toBe("OVERLOADED");
    await first.body?.cancel();
    await expect.poll(() => exports.counts.running, { timeout: 2000 }).toBe(0);
    expect((await ask("{ companies(first: 1) { nodes { slug } } }")).status).toBe(200);
  });

  it("uses the quota of its client page by page", async () => {
    const parts = { rateLimiter: new RateLimiter({ perMinute: 60 * 200, burst: 200 }) };
    const { ask } = await serve({ parts });
    const started = performance.now();
    const first = await ask("{ sources(first: 300) { nodes { slug } } }");
    expect((await first.text()).split("\n")).toHaveLength(301);
    // Each page costs more than 100, of which the client has 200 at once and 200 in a second.
    expect(performance.now() - started).toBeGreaterThan(500);
    const limited = await serve({ parts: { rateLimiter: new RateLimiter({ perMinute: 1, burst: 15 }) } });
    expect((await limited.ask("{ companies(first: 2) { nodes { slug } } }")).status).toBe(200);
    const refused = await limited.ask("{ companies(first: 2) { nodes { slug } } }");
    expect([refused.status, await codeOf(refused)]).toEqual([429, "RATE_LIMITED"]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(1);
  });

  it("is refused if the list has too many rows, or a row costs too much", async () => {
    const { ask } = await serve({ maxRows: 50 });
    const long = await ask(list);
    expect([long.status, await codeOf(long)]).toEqual([400, "RESPONSE_TOO_LARGE"]);
    expect((await (await ask("{ sources(first: 50) { nodes { slug } } }")).text()).split("\n")).toHaveLength(51);
    const limits = readLimits(new Settings({ MAX_COST: "60" }));
    const cheap = await serve({ parts: { limits } });
    // Pages are as small as their price demands.
    const rows = await (await cheap.ask("{ companies(first: 90) { nodes { slug } } }")).text();
    expect(rows.split("\n")).toHaveLength(91);
    const dear = await cheap.ask("{ companies { nodes { agreements(first: 100) { nodes { name } } } } }");
    expect([dear.status, await codeOf(dear)]).toEqual([400, "QUERY_TOO_EXPENSIVE"]);
  });

  it("has smaller pages if a page would have too many objects", async () => {
    const limits = readLimits(new Settings({ MAX_OBJECTS: "300" }));
    const { ask } = await serve({ parts: { limits } });
    const query = "{ agreements { nodes { slug parties { role } terms { components } } } }";
    const rows = (await (await ask(query)).text()).trim().split("\n");
    const all = (await (await (await serve()).ask(query)).text()).trim().split("\n");
    expect(rows).toEqual(all);
  });
});

describe("exports of registered documents", () => {
  it("are the only ones that a server of registered documents permits", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "export-"));
    ends.push(() => rm(folder, { recursive: true }));
    const address = path.join(folder, "graph.db");
    await copyFile(addressIn("TEST_STORE"), address);
    const registered = "query Companies($first: Int) { companies(first: $first) { nodes { slug } } }";
    const documents = await recordFolder({ "companies.graphql": registered });
    ends.push(() => rm(documents, { recursive: true }));
    await using graph = await openGraph(address, { queries: "trusted" });
    const { found } = await registerFolder(graph.store, documents);
    const ask = (parameters: Record<string, string>) =>
      graph.fetch(`/graphql?${new URLSearchParams(parameters)}`, { headers: { accept: "text/csv" } });
    const documentId = found[0]?.id ?? "";
    const exported = await ask({ documentId, variables: '{"first":2}' });
    expect(exported.status).toBe(200);
    expect((await exported.text()).split("\r\n")).toHaveLength(4);
    const free = await ask({ query: "{ companies { nodes { slug } } }" });
    expect([free.status, await codeOf(free)]).toEqual([403, "DOCUMENT_NOT_TRUSTED"]);
  });
});

const evidence = `evidence:
  default: { source: release, states: It is so. }
sources:
  - { slug: release, title: Release, kind: PRESS_RELEASE }
`;

const wide = `people:\n${Array.from({ length: 400 }, (_, index) => `  - { slug: p${index}, name: ${"x".repeat(900)}${index} }`).join("\n")}\n`;
