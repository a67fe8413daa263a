import { beforeAll, describe, expect, it } from "vitest";
import { identifierSystems } from "../../src/domain/code.ts";
import { lowerFirst, singularOf, snakeOf } from "../../src/model/derived/spelling.ts";
import { tableOfNode } from "../../src/model/derived/table.ts";
import type { Column } from "../../src/model/language.ts";
import { columnsOf, conceptOf, type NodeType } from "../../src/model/model.ts";
import { listedTypes } from "../support/filtered-lists.ts";
import { type Graph, graphOf, idOf, testGraph } from "../support/graph.ts";
import { type PlainGraph, plainTestGraph } from "../support/plain/graph.ts";
import { sampleRecords } from "../support/records.ts";

const nodes = `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Entity { slug name } ... on Claim { predicate } ... on Source { title } } }`;

let graph: Graph;
let plain: PlainGraph;
beforeAll(async () => {
  [graph, plain] = await Promise.all([testGraph(), plainTestGraph()]);
});

const lookupOf = (type: NodeType) => lowerFirst(singularOf(conceptOf(type).plural));
const keysOf = (type: NodeType) =>
  Object.entries<Column>(columnsOf(type)).flatMap(([field, { key }]) => (key ? [field] : []));

describe("nodes", () => {
  it("are in the order of their ids, with null for unknown ids and an error for each malformed one", async () => {
    const ids = [
      idOf("Company", "sanofi"),
      idOf("Company", "no-such-company"),
      "not an id!",
      idOf("Therapy", "alphamedix"),
      idOf("Drug", "aspirin"),
      Buffer.from("Company").toString("base64url"),
      idOf("Company", "sanofi"),
      "",
    ];
    const { status, data, errors } = await graph.query(nodes, { ids });
    expect(status).toBe(200);
    expect(data.nodes.map((node: { slug?: string } | null) => node?.slug ?? null)).toEqual([
      "sanofi",
      null,
      null,
      "alphamedix",
      null,
      null,
      "sanofi",
      null,
    ]);
    expect(errors.map(({ path }) => path)).toEqual([
      ["nodes", 2],
      ["nodes", 5],
      ["nodes", 7],
    ]);
    for (const [index, { extensions, message }] of errors.entries()) {
      const argument = `ids[${[2, 5, 7][index]}]`;
      expect(extensions).toEqual({ code: "BAD_USER_INPUT", argument });
      expect(message).toBe(`\`${argument}\`: invalid id. Use the \`id\` of a node of this graph.`);
    }
  });

  it("of one type cost one statement, however many", async () => {
    const all = await graph.query("{ companies(first: 20) { nodes { id } } therapies(first: 20) { nodes { id } } }");
    const ids = [...all.data.companies.nodes, ...all.data.therapies.nodes].map(({ id }) => id);
    const { data, statements } = await graph.query(nodes, { ids });
    expect(data.nodes.filter(Boolean)).toHaveLength(ids.length);
    expect(statements).toHaveLength(2);
  });

  it("are at most 100", async () => {
    const ids = Array.from({ length: 101 }, (_, index) => idOf("Company", `c${index}`));
    const { errors, data } = await graph.query(nodes, { ids });
    expect(data).toEqual({ nodes: null });
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toBe("`ids`: must have at most 100 entries, got 101.");
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "ids" });
  });

  it("of every type are found by the id that they show", async () => {
    const lists = listedTypes.map(
      (type) =>
        `${conceptOf(type).plural}(first: 5) { nodes { id __typename claims(first: 2) { nodes { id __typename } } } }`,
    );
    const { data } = await graph.query(`{ ${lists.join(" ")} }`);
    const shown = listedTypes
      .flatMap((type) => data[conceptOf(type).plural].nodes)
      .flatMap((node) => [node, ...(node.claims?.nodes ?? [])])
      .map(({ id, __typename }) => ({ id, __typename }));
    expect(new Set(shown.map(({ __typename }) => __typename))).toEqual(new Set([...listedTypes, "Claim"]));
    for (let start = 0; start < shown.length; start += 100) {
      const part = shown.slice(start, start + 100);
      const again = await graph.query(nodes, { ids: part.map(({ id }) => id) });
      expect(again.errors).toEqual([]);
      expect(again.data.nodes).toMatchObject(part);
    }
  });
});

describe("node", () => {
  it("is null for an unknown id, and null with an error for a malformed one", async () => {
    const unknown = await graph.query(`{ node(id: "${idOf("Company", "nobody")}") { id } }`);
    expect(unknown).toMatchObject({ data: { node: null }, errors: [] });
    const malformed = await graph.query('{ node(id: "sanofi") { id } dataset { name } }');
    expect(malformed.data).toMatchObject({ node: null, dataset: { name: expect.any(String) } });
    expect(malformed.errors).toMatchObject([
      { path: ["node"], extensions: { code: "BAD_USER_INPUT", argument: "id" } },
    ]);
  });
});

describe("a lookup", () => {
  it.each(listedTypes)("finds every node of type %s by id, slug and each identifier that is a key", async (type) => {
    const rows = plain.rows(tableOfNode(type));
    const wanted = rows.flatMap(({ id, ...row }) => [
      { argument: "id", value: idOf(type, String(id)), slug: id },
      { argument: "slug", value: String(id), slug: id },
      ...keysOf(type).flatMap((key) => {
        const value = row[snakeOf(key)];
        return value == null ? [] : [{ argument: key, value: String(value), slug: id }];
      }),
    ]);
    for (let start = 0; start < wanted.length; start += 500) {
      const part = wanted.slice(start, start + 500);
      const fields = part.map(
        ({ argument, value }, index) => `n${index}: ${lookupOf(type)}(${argument}: ${JSON.stringify(value)}) { slug }`,
      );
      const { data, errors, statements } = await graph.query(`{ ${fields.join(" ")} }`);
      expect(errors).toEqual([]);
      expect(Object.values(data)).toEqual(part.map(({ slug }) => ({ slug })));
      // Lookups by id and slug share a batch; each key has one of its own.
      const batches = new Set(part.map(({ argument }) => (argument === "id" ? "slug" : argument)));
      expect(statements.length).toBe(batches.size);
    }
  });

  it("finds nodes by keys that the test graph may lack, and companies by ticker", async () => {
    await using small = await graphOf({
      "a.yaml": sampleRecords.replace(
        "kind: BIOTECHNOLOGY\n",
        "kind: BIOTECHNOLOGY\n    listings: [{ exchange: NASDAQ, symbol: ACME }, { symbol: OWL }]\n",
      ),
    });
    const { data, errors } = await small.query(`{
      lei: company(lei: "549300E9PC51EN656011") { slug } unii: therapy(unii: "AE221IM3BB") { slug }
      chembl: therapy(chembl: "CHEMBL3545367") { slug } listed: company(ticker: "NASDAQ:ACME") { slug }
      unlisted: company(ticker: "OWL") { slug } elsewhere: company(ticker: "NYSE:ACME") { slug }
    }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      lei: { slug: "beta" },
      unii: { slug: "abc-1" },
      chembl: { slug: "abc-1" },
      listed: { slug: "acme" },
      unlisted: { slug: "acme" },
      elsewhere: null,
    });
  });

  it("is null for a value that no node has", async () => {
    const { data, errors } = await graph.query(
      '{ a: company(slug: "nobody") { id } b: indication(mesh: "D999999") { id } c: company(lei: "00000000000000000000") { id } }',
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ a: null, b: null, c: null });
  });

  it.each([
    ["company", "", "id", "`id`: exactly one of `id`, `slug`, `lei`, `cik`, `ticker` is required; none is given."],
    [
      "company",
      '(slug: "sanofi", cik: "0001121404")',
      "slug",
      "`slug`: exactly one of `id`, `slug`, `lei`, `cik`, `ticker` is required; `slug` and `cik` are given.",
    ],
    ["company", '(slug: "Sanofi SA")', "slug", '`slug`: "Sanofi SA" is malformed. Use a value such as "sanofi".'],
    ["company", '(ticker: "nvax?")', "ticker", '`ticker`: "nvax?" is malformed. Use a value such as "NASDAQ:NVAX".'],
    [
      "therapy",
      `(id: "${idOf("Company", "sanofi")}")`,
      "id",
      "`id`: the id is that of a Company. Use the id of a Therapy.",
    ],
    ["therapy", '(id: "alphamedix")', "id", "`id`: invalid id. Use the `id` of a node of this graph."],
  ])("refuses %s%s with BAD_USER_INPUT and the argument's name", async (field, args, argument, message) => {
    const { status, data, errors } = await graph.query(`{ ${field}${args} { id } }`);
    expect(status).toBe(200);
    expect(data).toEqual({ [field]: null });
    expect(errors.map((error) => error.message)).toEqual([message]);
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument });
  });

  it.each(listedTypes.flatMap((type) => keysOf(type).map((key) => [type, key] as const)))(
    "of %s by a malformed %s shows a valid example",
    async (type, key) => {
      const { errors } = await graph.query(`{ ${lookupOf(type)}(${key}: "?") { id } }`);
      const { identifier } = columnsOf(type)[key] as Column;
      const example = identifierSystems[identifier ?? ""]?.example;
      expect(errors[0]?.message).toBe(`\`${key}\`: "?" is malformed. Use a value such as "${example}".`);
      expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: key });
    },
  );
});
