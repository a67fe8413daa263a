import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sha256Of } from "../../src/server/documents/sha256.ts";
import { questionTabs } from "../../src/server/operate/question-tabs.ts";
import { createServer } from "../../src/server/yoga.ts";
import { openStore, type Store } from "../../src/store/open.ts";
import { type Served, serveDirectly, serveStore } from "../support/direct-server.ts";
import { addressIn } from "../support/graph.ts";

interface Sent {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer>;
}

describe("requests that are answered without Yoga", () => {
  let store: Store;
  let direct: Served;
  let yoga: Served;

  beforeAll(async () => {
    store = await openStore(addressIn("TEST_STORE"));
    direct = await serveDirectly(store, 20_000_000);
    yoga = await serveStore(store, createServer);
  });
  afterAll(async () => {
    for (const served of [direct, yoga]) await served.close();
    await store.destroy();
  });

  async function ask({ url, log }: Served, { method = "POST", path = "/graphql", headers = {}, body }: Sent) {
    log.length = 0;
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { "x-request-id": "one", ...(method === "POST" && { "content-type": "application/json" }), ...headers },
      ...(body !== undefined && { body }),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const { date: _date, ...all } = Object.fromEntries(response.headers);
    const [{ time: _time, ms: _ms, cache, statements: _statements, sqlMs: _sqlMs, ...line } = {}] = log.filter(
      ({ msg }) => msg === "request completed",
    );
    return { cache, answer: { status: response.status, headers: all, body: bytes.toString(), line } };
  }

  /** Sends a request until it is answered from memory, if it ever is, and compares each answer with that of Yoga. */
  async function compare(sent: Sent): Promise<unknown[]> {
    const expected = await ask(yoga, sent);
    const caches: unknown[] = [];
    for (let repeated = 0; repeated < 3; repeated++) {
      const { cache, answer } = await ask(direct, sent);
      expect(answer).toEqual(expected.answer);
      caches.push(cache ?? "yoga");
    }
    return caches;
  }

  const bodyOf = (query: string, more: object = {}) => JSON.stringify({ query, ...more });
  const targetOf = (params: Record<string, string>) => `/graphql?${new URLSearchParams(params)}`;
  const name = '{ company(slug: "sanofi") { name } }';
  const page = "{ agreements(first: 20) { nodes { name summary } } }";

  it("have the answers of Yoga to all shipped questions, by POST and by GET", async () => {
    for (const { query, variables = "{}" } of (await questionTabs()) as { query: string; variables?: string }[]) {
      const sent = bodyOf(query, { variables: JSON.parse(variables || "{}") });
      expect((await compare({ body: sent })).at(-1), query).toBe("hit");
      expect((await compare({ method: "GET", path: targetOf({ query }) })).at(-1), query).toBe("hit");
    }
  });

  it("have the answers of Yoga if more arrive than are executed at the same time", async () => {
    const query =
      "query ($first: Int!) { agreements(first: $first) { totalCount nodes { name parties { company { name } } } } }";
    const bodies = Array.from({ length: 30 }, (_, first) => bodyOf(query, { variables: { first } }));
    await ask(direct, { body: bodies[0] ?? "" });
    direct.log.length = 0;
    const headers = { "content-type": "application/json" };
    const textsOf = ({ url }: Served) =>
      Promise.all(
        bodies.map(async (body) => (await fetch(`${url}/graphql`, { method: "POST", headers, body })).text()),
      );
    const texts = await textsOf(direct);
    const lines = direct.log.filter(({ msg }) => msg === "request completed");
    expect(lines.map(({ cache }) => cache)).toEqual(bodies.map(() => "miss"));
    expect(texts).toEqual(await textsOf(yoga));
  });

  it.each<[string, Sent, unknown[]]>([
    ["a media type", { headers: { accept: "application/graphql-response+json" } }, ["yoga", "miss", "hit"]],
    ["an allowed origin", { headers: { origin: "https://app.example.org" } }, ["yoga", "miss", "hit"]],
    ["another origin", { headers: { origin: "https://other.example.org" } }, ["yoga", "miss", "hit"]],
    ["a content encoding", { headers: { "accept-encoding": "gzip" } }, ["yoga", "miss", "hit"]],
    ["no content encoding", { headers: { "accept-encoding": "identity" } }, ["yoga", "miss", "hit"]],
    [
      "a trace",
      { headers: { traceparent: `00-${"4b".repeat(16)}-${"00f067aa0ba902b7"}-01` } },
      ["yoga", "miss", "hit"],
    ],
    ["an unknown header", { headers: { "x-other": "1" } }, ["yoga", "yoga", "yoga"]],
    ["credentials that are not needed", { headers: { authorization: "Bearer x" } }, ["yoga", "yoga", "yoga"]],
    ["a media type that is refused", { headers: { accept: "image/png" } }, ["yoga", "yoga", "yoga"]],
  ])("have the headers of Yoga for %s", async (what, sent, caches) => {
    // A comment makes each document a new one.
    const body = `${page} # ${what}`;
    expect(await compare({ ...sent, body: bodyOf(body) })).toEqual(caches);
    expect(await compare({ ...sent, method: "GET", path: targetOf({ query: `${body} by GET` }) })).toEqual(caches);
  });

  it.each<[string, string, unknown[]]>([
    ["a field error", bodyOf('{ company(slug: "x y") { name } }'), ["yoga", "miss", "miss"]],
    [
      "an error beside data",
      bodyOf('{ a: company(slug: "sanofi") { name } nodes(ids: ["x"]) { id } }'),
      ["yoga", "miss", "miss"],
    ],
    [
      "invalid variables",
      bodyOf("query($n: Int!) { companies(first: $n) { totalCount } }", { variables: { n: "x" } }),
      ["yoga", "yoga", "yoga"],
    ],
    ["an unknown operation name", bodyOf("query A { __typename }", { operationName: "B" }), ["yoga", "yoga", "yoga"]],
    ["an empty operation name", bodyOf("query A1 { __typename }", { operationName: "" }), ["yoga", "miss", "hit"]],
    ["a syntax error", bodyOf("{"), ["yoga", "yoga", "yoga"]],
    ["an unknown field", bodyOf("{ no }"), ["yoga", "yoga", "yoga"]],
    ["an unknown parameter", JSON.stringify({ query: name, other: 1 }), ["yoga", "yoga", "yoga"]],
    ["a batch", `[${bodyOf(name)}]`, ["yoga", "yoga", "yoga"]],
    ["a body that is not JSON", "{", ["yoga", "yoga", "yoga"]],
    ["a body that is not UTF-8", "\ud800", ["yoga", "yoga", "yoga"]],
    ["the price", bodyOf(name, { extensions: { cost: true } }), ["yoga", "yoga", "yoga"]],
    ["an incremental document", bodyOf("{ ...A @defer } fragment A on Query { __typename }"), ["yoga", "yoga", "yoga"]],
    [
      "entities",
      bodyOf("query($r: [_Any!]!) { _entities(representations: $r) { ... on Company { name } } }", {
        variables: { r: [{ __typename: "Company", cik: "1121404" }] },
      }),
      ["yoga", "miss", "hit"],
    ],
    ["the schema of the subgraph", bodyOf("{ _service { sdl } }"), ["yoga", "miss", "hit"]],
    [
      "an unaffordable operation",
      bodyOf(
        `query($n: Int) { ${Array.from({ length: 12 }, (_, i) => `a${i}: agreements(first: $n) { nodes { parties { company { agreements(first: $n) { nodes { therapies(first: $n) { nodes { name } } } } } } } }`).join(" ")} }`,
        { variables: { n: 100 } },
      ),
      ["yoga", "yoga", "yoga"],
    ],
  ])("have the errors of Yoga for %s", async (_what, body, caches) => {
    expect(await compare({ body })).toEqual(caches);
    expect(await compare({ body, headers: { accept: "application/graphql-response+json" } })).toHaveLength(3);
  });

  it("have bodies in UTF-8", async () => {
    const query = "query($q: String!) { search(query: $q) { totalCount } }";
    const body = (text: string) => Buffer.from(bodyOf(query, { variables: { q: text } }), "latin1");
    expect(await compare({ body: body("Orano") })).toEqual(["yoga", "miss", "hit"]);
    expect(await compare({ body: body("Or\u00e4no") })).toEqual(["yoga", "yoga", "yoga"]);
    expect(await compare({ body: Buffer.from(`\ufeff${bodyOf(name)}`) })).toEqual(["yoga", "yoga", "yoga"]);
  });

  it("may be persisted queries", async () => {
    const sha256Hash = sha256Of(page);
    const persisted = { persistedQuery: { version: 1, sha256Hash } };
    for (const served of [yoga, direct]) await ask(served, { body: bodyOf(page, { extensions: persisted }) });
    expect(await compare({ body: JSON.stringify({ extensions: persisted }) })).toEqual(["miss", "hit", "hit"]);
    const path = targetOf({ extensions: JSON.stringify(persisted) });
    expect(await compare({ method: "GET", path })).toEqual(["miss", "hit", "hit"]);
    const wrong = { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } };
    expect(await compare({ body: JSON.stringify({ extensions: wrong }) })).toEqual(["yoga", "yoga", "yoga"]);
  });

  it("are revalidated by their ETag", async () => {
    const path = targetOf({ query: `${name} # etag` });
    const { answer } = await ask(yoga, { method: "GET", path });
    await compare({ method: "GET", path });
    const { etag = "" } = answer.headers;
    const sent = { method: "GET", path, headers: { "if-none-match": etag } };
    const { status } = (await ask(direct, sent)).answer;
    expect(status).toBe(304);
    await compare(sent);
  });

  it("do not displace kept responses if they are never repeated", async () => {
    const small = await serveDirectly(store, 40_000);
    try {
      const bodies = Array.from({ length: 60 }, (_, first) =>
        bodyOf("query ($first: Int!) { agreements(first: $first) { totalCount } }", { variables: { first } }),
      );
      const [first = "", ...others] = bodies;
      const last = others.at(-1) ?? "";
      const cacheOf = async (body: string) => (await ask(small, { body })).cache;
      // Yoga executes the document once, before requests for it are answered directly.
      for (const body of [first, ...bodies]) await cacheOf(body);
      expect(await cacheOf(first)).toBe("hit");
      expect(await cacheOf(last)).toBe("miss");
      expect(await cacheOf(last)).toBe("hit");
    } finally {
      await small.close();
    }
  });

  it("are counted like all others", async () => {
    const count = async ({ metrics }: Served) =>
      (await metrics.text()).split("\n").filter((line) => /^graph_request(s_total|_cost_count)/.test(line));
    const fresh = { body: bodyOf("query Counted { __typename }") };
    for (let repeated = 0; repeated < 3; repeated++) for (const served of [yoga, direct]) await ask(served, fresh);
    const [a, b] = await Promise.all([yoga, direct].map(count));
    const counted = (lines: string[] = []) => lines.filter((line) => line.includes("Counted"));
    expect(counted(b)).toEqual(counted(a));
    expect(counted(b)).toHaveLength(1);
  });
});
