import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { conceptOf } from "../../../src/model/model.ts";
import { listedTypes } from "../../support/filtered-lists.ts";
import { type Graph, graphOf, shippedGraph } from "../../support/graph.ts";
import { sampleRecords } from "../../support/records.ts";

let graph: Graph;
beforeAll(async () => {
  graph = await shippedGraph();
});
afterAll(() => graph[Symbol.asyncDispose]());

const exported = (query: string, accept = "application/jsonl", more: Record<string, string> = {}, from = graph) =>
  from.fetch(`/graphql?${new URLSearchParams({ query, ...more })}`, { headers: { accept } });

async function rowsOf(query: string, more: Record<string, string> = {}): Promise<unknown[]> {
  const text = await (await exported(query, "application/jsonl", more)).text();
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

async function errorOf(response: Response) {
  const { errors } = (await response.json()) as { errors: { message: string; extensions: Record<string, unknown> }[] };
  return { status: response.status, ...errors[0]?.extensions, message: errors[0]?.message };
}

/** The entries of all pages of a list, in pages of another size than those of exports. */
async function byHand(list: string, args: string, selection: string): Promise<unknown[]> {
  const found: unknown[] = [];
  for (let after = ""; ; ) {
    const { data } = await graph.query(
      `{ list: ${list}(first: 37 ${after} ${args}) { ${selection} pageInfo { hasNextPage endCursor } } }`,
    );
    found.push(...(data.list.nodes ?? data.list.edges));
    if (!data.list.pageInfo.hasNextPage) return found;
    after = `after: "${data.list.pageInfo.endCursor}"`;
  }
}

const plurals = listedTypes.map((type) => conceptOf(type).plural);

describe("an export", () => {
  it.each(plurals)("has all entries of the list `%s` in its order", async (list) => {
    const selection = "nodes { __typename id }";
    const rows = await rowsOf(`{ ${list} { ${selection} } }`);
    expect(rows).toEqual(await byHand(list, "", selection));
    expect(rows.length).toBeGreaterThan(10);
  });

  it.each([
    ["agreements", "where: { kinds: { has: LICENSE } } orderBy: { field: NAME, direction: ASC }"],
    ["agreements", "orderBy: { field: TOTAL, direction: DESC, currency: EUR }"],
    ["companies", 'where: { name: { contains: "a" } }'],
    ["search", 'query: "cancer"'],
    ["changes", "types: [Company]"],
  ])("has the filter and the order of `%s`", async (list, args) => {
    const selection = "edges { cursor node { __typename } }";
    const rows = await rowsOf(`{ ${list}(${args}) { ${selection} } }`);
    expect(rows).toEqual(await byHand(list, args, selection));
  });

  it("has the selected values, with the names of the response", async () => {
    const query = `query Deals($first: Int, $after: String) {
      deals: agreements(first: $first, after: $after) { totalCount pageInfo { endCursor } ...Rows }
    }
    fragment Rows on AgreementConnection {
      nodes { title: name announcedOn kinds parties { role company { name } } value { upfront { max } } }
    }`;
    const variables = JSON.stringify({ first: 110 });
    const csv = await (await exported(query, "text/csv", { variables })).text();
    const rows: Record<string, string>[] = parse(csv, { columns: true, record_delimiter: "\r\n" });
    expect(rows).toHaveLength(110);
    expect(csv.split("\r\n")[0]).toBe("title,announcedOn,kinds,parties.role,parties.company.name,value.upfront.max");
    const [row] = (await rowsOf(query, { variables })) as {
      title: string;
      announcedOn: string;
      kinds: string[];
      parties: { role: string; company: { name: string } }[];
    }[];
    expect(rows[0]).toMatchObject({
      title: row?.title,
      announcedOn: row?.announcedOn,
      kinds: row?.kinds.join("; "),
      "parties.role": row?.parties.map(({ role }) => role).join("; "),
      "parties.company.name": row?.parties.map(({ company }) => company.name).join("; "),
    });
  });

  it("has one column for fields of the same name on several types", async () => {
    const query = `{ search(query: "novartis", first: 30) { edges { kind: __typename node {
      __typename name ... on Company { country } ... on Agreement { announcedOn }
    } } } }`;
    const csv = await (await exported(query, "text/csv")).text();
    expect(csv.split("\r\n")[0]?.split(",").sort()).toEqual([
      "kind",
      "node.__typename",
      "node.announcedOn",
      "node.country",
      "node.name",
    ]);
  });

  it("states its type and a file name, and is never kept", async () => {
    for (const [type, file] of [
      ["text/csv", "companies.csv"],
      ["application/jsonl", "companies.jsonl"],
      ["application/x-ndjson", "companies.ndjson"],
    ] as const) {
      const response = await exported("{ companies(first: 1) { nodes { slug } } }", type);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toMatch(new RegExp(`^${type}; charset=utf-8`));
      expect(response.headers.get("content-disposition")).toBe(`attachment; filename="${file}"`);
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(response.headers.get("etag")).toBeNull();
      await response.text();
    }
  });

  it("has the header alone, or nothing, if the list is empty", async () => {
    for (const args of ["first: 0", 'where: { name: { eq: "no such name" } }']) {
      const query = `{ companies(${args}) { nodes { slug name } } }`;
      expect(await (await exported(query, "text/csv")).text()).toBe("slug,name\r\n");
      expect(await (await exported(query)).text()).toBe("");
    }
  });

  it("is answered to HEAD without a body", async () => {
    const response = await graph.fetch("/graphql?query={companies{nodes{slug}}}", {
      method: "HEAD",
      headers: { accept: "text/csv" },
    });
    expect([response.status, await response.text()]).toEqual([200, ""]);
    expect(response.headers.get("content-type")).toMatch(/^text\/csv/);
  });

  it("writes formulas of texts such that spreadsheets do not execute them, in CSV only", async () => {
    await using own = await graphOf({
      "a.yaml": sampleRecords.replace("name: Beta,", `name: '=HYPERLINK("https://example.org")',`),
    });
    const query = "{ companies { nodes { name country } } }";
    const csv = await (await exported(query, "text/csv", {}, own)).text();
    expect(csv).toBe(`name,country\r\n"'=HYPERLINK(""https://example.org"")",FR\r\nAcme,\r\n`);
    const lines = await (await exported(query, "application/jsonl", {}, own)).text();
    expect(JSON.parse(lines.split("\n")[0] ?? "")).toEqual({
      name: '=HYPERLINK("https://example.org")',
      country: "FR",
    });
  });
});

describe("a query that cannot be exported", () => {
  it.each([
    ["{ dataset { name } }", "`dataset` is not a list with pages"],
    ["{ a: companies { nodes { slug } } b: companies { nodes { slug } } }", "The query selects 2 fields"],
    ["{ companies { totalCount } }", "selects none of its entries"],
    ["{ companies { nodes { slug } edges { cursor } } }", "selects `nodes`, `edges`"],
    ["{ __schema { queryType { name } } }", "not a list with pages"],
    ['{ company(slug: "sanofi") { agreements { nodes { agreement: name } } } }', "not a list with pages"],
    ['{ search(query: "a") { countsByType { type count } } }', "`countsByType` of `search` has no rows"],
  ])("is refused with what to write: %s", async (query, reason) => {
    const error = await errorOf(await exported(query, "text/csv"));
    expect(error).toMatchObject({ status: 400, code: "BAD_USER_INPUT" });
    expect(error.message).toContain(reason);
    expect(error.message).toContain("{ agreements { nodes { slug name } } }");
  });

  it.each([
    ["last: 3", "last"],
    ["first: -1", "first"],
    ["first: 100001", "first"],
    ['after: "x"', "after"],
    ['before: "x"', "before"],
  ])("is refused with the argument that selects a page: %s", async (args, argument) => {
    const error = await errorOf(await exported(`{ companies(${args}) { nodes { slug } } }`));
    expect(error).toMatchObject({ status: 400, code: "BAD_USER_INPUT", argument });
  });

  it("is refused like any other if it is invalid, with a status and in JSON", async () => {
    const codeOf = async (query: string, more = {}) => {
      const response = await exported(query, "text/csv", more);
      expect(response.headers.get("content-type")).toMatch(/^application\/graphql-response\+json/);
      expect(response.headers.get("cache-control")).toBe("no-store");
      const { status, code } = (await errorOf(response)) as { status: number; code?: string };
      return [status, code];
    };
    expect(await codeOf("{")).toEqual([400, "GRAPHQL_PARSE_FAILED"]);
    expect(await codeOf("{ companies { nodes { nothing } } }")).toEqual([400, "GRAPHQL_VALIDATION_FAILED"]);
    const variables = '{"first":"many"}';
    const query = "query ($first: Int) { companies(first: $first) { nodes { slug } } }";
    expect(await codeOf(query, { variables })).toEqual([400, "BAD_USER_INPUT"]);
    expect(await codeOf('{ agreements(where: { announcedOn: { gte: "no date" } }) { nodes { slug } } }')).toEqual([
      400,
      "BAD_USER_INPUT",
    ]);
    expect(await codeOf("", { documentId: "unknown" })).toEqual([404, "DOCUMENT_NOT_FOUND"]);
  });
});

describe("Accept", () => {
  const query = "{ companies(first: 1) { nodes { slug } } }";
  const typeFor = async (accept: string, method = "GET") => {
    const response =
      method === "GET"
        ? await exported(query, accept)
        : await graph.fetch("/graphql", {
            method,
            headers: { accept, "content-type": "application/json" },
            body: JSON.stringify({ query }),
          });
    await response.text();
    return response.status === 200 ? response.headers.get("content-type")?.replace(/;.*/, "") : response.status;
  };

  it.each([
    ["*/*", "application/json"],
    ["text/csv", "text/csv"],
    ["TEXT/CSV; header=present", "text/csv"],
    ["application/json, text/csv", "application/json"],
    ["text/csv, application/json", "text/csv"],
    ["text/csv;q=0.5, application/json;q=0.9", "application/json"],
    ["text/csv;q=0.9, application/json;q=0.5", "text/csv"],
    ["text/csv;q=0, */*", "application/json"],
    ["application/jsonl, text/csv;q=0.9", "application/jsonl"],
    ["application/x-ndjson", "application/x-ndjson"],
    ["text/csv; charset=utf-16", 406],
    ["application/vnd.ms-excel", 406],
  ])("%s is negotiated", async (accept, type) => {
    expect(await typeFor(accept)).toBe(type);
  });

  it("allows exports by GET only", async () => {
    expect(await typeFor("text/csv", "POST")).toBe(406);
    expect(await typeFor("text/csv, application/json;q=0.1", "POST")).toBe("application/json");
    const refused = await graph.fetch("/graphql", { method: "POST", headers: { accept: "text/csv" } });
    expect((await errorOf(refused)).message).toContain("The method GET also exports a list as text/csv");
  });
});
