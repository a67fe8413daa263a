import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { schema } from "../../src/schema/schema.ts";
import { openStore } from "../../src/store/open.ts";
import { apply, nodesOf } from "../store/dump.ts";
import { type Served, serveDirectly } from "../support/direct-server.ts";
import { addressIn, idOf, openGraph } from "../support/graph.ts";
import { sampleRecords } from "../support/records.ts";
import { runs } from "../support/runs.ts";
import { randomOperation } from "../torture/fuzz/operation.ts";
import { Random } from "../torture/support/random.ts";

async function ask({ url }: Served, query: string, variables: object = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, body: withoutPlaces(await response.text()) };
}

/** Which of the entries of a list with the same fault is told depends on what is in memory. GraphQL leaves the choice open. */
const withoutPlaces = (body: string) =>
  body.replaceAll(/"path":\[[^\]]*\]/g, (found) => found.replaceAll(/,\d+(?=[,\]])/g, ",0"));

describe("values that are kept in memory", () => {
  it("give the answers of the store, whatever fits into the memory", async () => {
    const store = await openStore(addressIn("TEST_STORE"));
    const sizes = [0, 20_000, 1_000_000, 100_000_000];
    const served = await Promise.all(sizes.map((size) => serveDirectly(store, size)));
    const known = { ids: [idOf("Company", "sanofi")], slugs: ["sanofi", "alphamedix"], words: ["Sanofi"] };
    for (let seed = 1; seed <= runs(60, 500); seed++) {
      const { query, variables } = randomOperation(schema, new Random(seed), known);
      const [plain, ...kept] = await Promise.all(
        served.map(async (each) => [await ask(each, query, variables), await ask(each, query, variables)]),
      );
      for (const answers of kept) expect(answers, query).toEqual(plain);
    }
    await Promise.all(served.map(({ close }) => close()));
    await store.destroy();
  });

  it("take no more memory than they may", async () => {
    const maxBytes = 50_000;
    await using graph = await openGraph(addressIn("TEST_STORE"), { cacheBytes: maxBytes });
    let most = 0;
    for (const type of ["companies", "agreements", "therapies", "regulatoryEvents"]) {
      for (let first = 1; first <= 100; first += 7) {
        await graph.query(`{ ${type}(first: ${first}) { nodes { id claims(first: 2) { nodes { text } } } } }`);
        most = Math.max(most, graph.resident?.bytes ?? 0);
      }
    }
    expect(most).toBeGreaterThan(maxBytes / 2);
    expect(most).toBeLessThanOrEqual(maxBytes);
    expect(graph.resident?.counts.evictions).toBeGreaterThan(0);
    // What is used stays.
    await graph.query('{ company(slug: "sanofi") { name } }');
    expect((await graph.query('{ company(slug: "sanofi") { name } }')).statements).toEqual([]);
  });

  it("are those of the day for a filter that depends on it", async () => {
    await using graph = await openGraph(addressIn("TEST_STORE"), { cacheBytes: 10_000_000 });
    const countOn = async (day: string) => {
      vi.setSystemTime(`${day}T12:00:00Z`);
      const { data } = await graph.query('{ agreements(where: { announcedOn: { within: "P1Y" } }) { totalCount } }');
      return data.agreements.totalCount;
    };
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      expect(await countOn("2025-01-01")).toBeGreaterThan(0);
      expect(await countOn("2035-01-01")).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it("belong to one revision, and to the current one for each new request, while another process writes", async () => {
    const home = await mkdtemp(path.join(tmpdir(), "resident-"));
    const file = path.join(home, "graph.db");
    const writer = await openStore(file);
    const versions = Array.from({ length: 10 }, (_, index) =>
      nodesOf(sampleRecords.replaceAll("acme", `acme${index}`)),
    );
    const first = versions[0] ?? [];
    await apply(writer, first);
    const store = await openStore(file);
    const served = await serveDirectly(store, 10_000_000);
    let written = 0;
    let isWriting = true;
    let answers = 0;
    const client = async () => {
      while (isWriting) {
        const before = written;
        // Statements at several levels, so that a change can come between them.
        const { status, body } = await ask(
          served,
          "{ companies { nodes { slug } } agreements { nodes { slug parties { company { slug } } } } }",
        );
        expect(status, body).toBe(200);
        const found = new Set([...body.matchAll(/acme(\d)/g)].map(([, version]) => Number(version)));
        expect([...found], body).toHaveLength(1);
        const after = written + 1;
        const seen = [...found][0] as number;
        const possible = Array.from({ length: after - before + 1 }, (_, index) => (before + index) % versions.length);
        expect(possible).toContain(seen);
        answers++;
      }
    };
    const clients = Array.from({ length: 50 }, client);
    for (let turn = 1; turn <= runs(10, 60); turn++) {
      await wait(200);
      await apply(writer, versions[turn % versions.length] ?? []);
      written = turn;
    }
    isWriting = false;
    await Promise.all(clients);
    expect(answers).toBeGreaterThan(100);
    await served.close();
    await Promise.all([store.destroy(), writer.destroy()]);
    await rm(home, { recursive: true });
  });
});
