import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { visitedRowsOf } from "../../../src/store/open.ts";
import { addressIn, type Graph, openGraph } from "../../support/graph.ts";

const questions = path.resolve(import.meta.dirname, "../../../schema/questions");

const post = (query: string, signal?: AbortSignal) => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ query }),
  ...(signal && { signal }),
});

describe("reader processes", () => {
  let here: Graph;
  let there: Graph;
  beforeAll(async () => {
    here = await openGraph(addressIn("SHIPPED_STORE"));
    // With this row budget, every statement over more than a few rows is executed by a reader process.
    there = await openGraph(addressIn("SHIPPED_STORE"), { readers: 2, maxRows: 3 });
  });
  afterAll(async () => {
    await here[Symbol.asyncDispose]();
    await there[Symbol.asyncDispose]();
  });

  it("give the same answers to all shipped questions", async () => {
    for (const file of (await readdir(questions)).filter((name) => name.endsWith(".graphql"))) {
      const document = await readFile(path.join(questions, file), "utf8");
      const [one, other] = [await here.query(document), await there.query(document)];
      expect(one.errors, file).toEqual([]);
      expect(other.errors, file).toEqual([]);
      expect(other.data, file).toEqual(one.data);
    }
  });

  it("give the same pages and counts of filtered lists", async () => {
    for (const where of [
      '{ announcedOn: { gte: "2020" } }',
      '{ announcedOn: { gte: "2020", lt: "2024-06" }, kinds: { has: LICENSE } }',
      '{ or: [{ name: { contains: "ra" } }, { status: { isNull: true } }] }',
      '{ name: { eq: "nothing has this name" } }',
      '{ parties: { some: { company: { country: { eq: "FR" } } } } }',
    ]) {
      const document = `{ agreements(first: 7, where: ${where}) { totalCount nodes { slug } pageInfo { endCursor hasNextPage } } }`;
      const [one, other] = [await here.query(document), await there.query(document)];
      expect(one.errors, where).toEqual([]);
      expect(other.data, where).toEqual(one.data);
    }
  });

  it("execute a filter that visits many rows, even if no row matches", async () => {
    const before = visitedRowsOf(there.store);
    const { data } = await there.query('{ agreements(first: 5, where: { signedOn: { gte: "2990" } }) { totalCount } }');
    expect(data.agreements.totalCount).toBe(0);
    // The fourth row of the page and of the count exceeds the budget.
    expect(visitedRowsOf(there.store) - before).toBe(8);
  });

  it("report errors of a statement like those of this process", async () => {
    const where = '{ search(query: "sanofi", first: 101) { nodes { id } } }';
    expect((await there.query(where)).errors).toEqual((await here.query(where)).errors);
  });
});

describe("an operation that produces too much", () => {
  it("ends at the limit of objects with one error and without data", async () => {
    await using graph = await openGraph(addressIn("SHIPPED_STORE"), { limits: { MAX_OBJECTS: "200" } });
    const { data, errors } = await graph.query(
      "{ agreements(first: 100) { nodes { parties { company { agreements(first: 100) { nodes { id } } } } } } }",
    );
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code: "RESPONSE_TOO_LARGE" } }]);
    expect((await graph.query("{ agreements(first: 100) { nodes { id } } }")).errors).toEqual([]);
  });

  it("ends at the limit of bytes", async () => {
    await using graph = await openGraph(addressIn("SHIPPED_STORE"), {
      limits: { MAX_RESPONSE_MB: "1", MAX_COST: "100000000" },
    });
    const claims =
      "claims(first: 100) { nodes { text evidence { stated: locator { __typename } source { title url license } } } }";
    const list = (alias: string) => `${alias}: agreements(first: 83) { nodes { ${claims} } }`;
    const { data, errors } = await graph.query(`{ ${["a", "b", "c", "d"].map(list).join(" ")} }`);
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code: "RESPONSE_TOO_LARGE" } }]);
  });

  it("has the same text whether or not it is made in parts", async () => {
    await using graph = await openGraph(addressIn("SHIPPED_STORE"));
    const page = (after: string) =>
      `agreements(first: 40${after}) { nodes { name claims(first: 50) { nodes { text evidence { source { title url } } } } } pageInfo { endCursor } }`;
    const response = await graph.fetch("/graphql", post(`{ a: ${page("")} }`));
    const text = await response.text();
    expect(text.length).toBeGreaterThan(250_000);
    expect(JSON.stringify(JSON.parse(text))).toBe(text);
    const { data } = JSON.parse(text);
    const single = await graph.query("{ agreements(first: 40) { nodes { name } } }");
    expect(data.a.nodes.map(({ name }: { name: string }) => name)).toEqual(
      single.data.agreements.nodes.map(({ name }: { name: string }) => name),
    );
  });
});

describe("an operation that nobody can wait for", () => {
  const stall = async (graph: Graph) => {
    // A stopped process stands for a statement that takes long.
    await expect.poll(() => graph.readers?.idlePids.length, { timeout: 20_000 }).toBe(1);
    for (const pid of graph.readers?.idlePids ?? []) process.kill(pid, "SIGSTOP");
  };

  it("ends at the deadline, and the reader is replaced", async () => {
    await using graph = await openGraph(addressIn("SHIPPED_STORE"), { readers: 1, limits: { EXECUTION_TIMEOUT: "3" } });
    await stall(graph);
    const { data, errors } = await graph.query('{ search(query: "sanofi") { nodes { name } } }');
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code: "DEADLINE_EXCEEDED" } }]);
    await expect.poll(() => graph.readers?.state.kills, { timeout: 20_000 }).toBe(1);
    // The new process has the deadline of the operation to start and to answer, which a busy machine may exceed.
    const again = () => graph.query('{ search(query: "sanofi", first: 1) { nodes { name } } }');
    await expect
      .poll(async () => (await again()).data?.search.nodes, { timeout: 20_000 })
      .toEqual([{ name: "Sanofi" }]);
  });

  it("ends when the client leaves", async () => {
    await using graph = await openGraph(addressIn("SHIPPED_STORE"), { readers: 1 });
    await stall(graph);
    const client = new AbortController();
    const response = graph.fetch("/graphql", post('{ search(query: "sanofi") { nodes { name } } }', client.signal));
    response.catch(() => {});
    await expect.poll(() => graph.readers?.state.running, { timeout: 20_000 }).toBe(1);
    client.abort();
    await expect.poll(() => graph.readers?.state.kills, { timeout: 20_000 }).toBe(1);
  });
});
