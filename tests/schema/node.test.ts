import { describe, expect, it } from "vitest";
import { graphOf, idOf, shippedGraph } from "./support/graph.ts";
import { sampleRecords } from "./support/records.ts";

const nodes = `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Entity { slug name } ... on Claim { predicate } ... on Source { title } } }`;

describe("nodes", () => {
  it("gives the good ones and null for the rest, with an error for each malformed id, in the order asked", async () => {
    await using graph = await shippedGraph();
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
      expect(extensions).toEqual({ code: "BAD_USER_INPUT", argument: `ids[${[2, 5, 7][index]}]` });
      expect(message).toMatch(/is no id of this graph; write one that it gave/);
    }
  });

  it("loads each type in one statement, however many ids", async () => {
    await using graph = await shippedGraph();
    const all = await graph.query("{ companies(first: 30) { nodes { id } } therapies(first: 30) { nodes { id } } }");
    const ids = [...all.data.companies.nodes, ...all.data.therapies.nodes].map(({ id }) => id);
    const { data, statements } = await graph.query(nodes, { ids });
    expect(data.nodes.filter(Boolean)).toHaveLength(60);
    expect(statements).toHaveLength(2);
  });

  it("refuses more than 100 ids, and names the argument", async () => {
    await using graph = await shippedGraph();
    const { errors } = await graph.query(nodes, {
      ids: Array.from({ length: 101 }, (_, index) => idOf("Company", `c${index}`)),
    });
    expect(errors).toHaveLength(1);
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "ids" });
  });

  it("finds every node again by the id that it shows, of every type", async () => {
    await using graph = await shippedGraph();
    const roots = [
      "companies",
      "agreements",
      "therapies",
      "targets",
      "indications",
      "regulatoryEvents",
      "trials",
      "people",
      "sources",
    ];
    const { data } = await graph.query(
      `{ ${roots.map((root) => `${root}(first: 3) { nodes { id __typename claims(first: 2) { nodes { id __typename } } } }`).join(" ")} }`,
    );
    const found = roots.flatMap((root) => data[root].nodes).flatMap((node) => [node, ...(node.claims?.nodes ?? [])]);
    expect(found.length).toBeGreaterThan(30);
    const again = await graph.query(nodes, { ids: found.map(({ id }) => id) });
    expect(again.errors).toEqual([]);
    expect(
      again.data.nodes.map(({ id, __typename }: { id: string; __typename: string }) => ({ id, __typename })),
    ).toEqual(found.map(({ id, __typename }) => ({ id, __typename })));
  });
});

describe("node", () => {
  it("gives null for an unknown id, and null with an error for a malformed one", async () => {
    await using graph = await shippedGraph();
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
  it.each([
    ["company", { slug: "sanofi", id: idOf("Company", "sanofi") }],
    ["agreement", { slug: "novartis-endocyte-2018", id: idOf("Agreement", "novartis-endocyte-2018") }],
    ["therapy", { slug: "alphamedix", id: idOf("Therapy", "alphamedix") }],
    ["target", { slug: "psma", id: idOf("Target", "psma") }],
    ["indication", { slug: "neuroendocrine-tumor", id: idOf("Indication", "neuroendocrine-tumor"), mesh: "D018358" }],
    [
      "regulatoryEvent",
      {
        slug: "alphamedix-fda-breakthrough-therapy-2024-02-12",
        id: idOf("RegulatoryEvent", "alphamedix-fda-breakthrough-therapy-2024-02-12"),
      },
    ],
    ["trial", { slug: "nct05153772", id: idOf("Trial", "nct05153772"), nctId: "NCT05153772" }],
    ["person", { slug: "dietmar-berger", id: idOf("Person", "dietmar-berger") }],
    ["source", { slug: "sanofi-release-2024-09-12", id: idOf("Source", "sanofi-release-2024-09-12") }],
  ])("of a %s finds the same one by each of its arguments", async (field, keys) => {
    await using graph = await shippedGraph();
    const asked = Object.entries(keys).map(([name, value], index) => `k${index}: ${field}(${name}: "${value}") { id }`);
    const { data, errors } = await graph.query(`{ ${asked.join(" ")} }`);
    expect(errors).toEqual([]);
    for (const found of Object.values(data)) expect(found).toEqual({ id: keys.id });
  });

  it("finds by every identifier that the graph holds, and several in one statement", async () => {
    await using graph = await shippedGraph();
    const { data } = await graph.query(`{
      companies(first: 100) { nodes { id cik ticker } }
      indications(first: 100) { nodes { id mondo doid mesh } }
      trials(first: 100) { nodes { id nctId } }
    }`);
    for (const [root, field] of [
      ["companies", "company"],
      ["indications", "indication"],
      ["trials", "trial"],
    ] as const) {
      const asked = (data[root].nodes as Record<string, string | null>[]).flatMap(({ id, ...keys }) =>
        Object.entries(keys).flatMap(([name, value]) => (value === null ? [] : [{ id, name, value }])),
      );
      expect(asked.length, root).toBeGreaterThan(20);
      const again = await graph.query(
        `{ ${asked.map(({ name, value }, index) => `k${index}: ${field}(${name}: ${JSON.stringify(value)}) { id }`).join(" ")} }`,
      );
      expect(again.errors).toEqual([]);
      expect(Object.values(again.data)).toEqual(asked.map(({ id }) => ({ id })));
      expect(again.statements.length).toBe(new Set(asked.map(({ name }) => name)).size);
    }
  });

  it("finds by the identifiers that the shipped graph does not hold yet", async () => {
    await using graph = await graphOf({ "a.yaml": sampleRecords });
    const { data, errors } = await graph.query(`{
      lei: company(lei: "549300E9PC51EN656011") { slug } unii: therapy(unii: "AE221IM3BB") { slug } chembl: therapy(chembl: "CHEMBL3545367") { slug }
    }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({ lei: { slug: "beta" }, unii: { slug: "abc-1" }, chembl: { slug: "abc-1" } });
  });

  it("gives null for what nobody has", async () => {
    await using graph = await shippedGraph();
    const { data, errors } = await graph.query(
      '{ a: company(slug: "nobody") { id } b: indication(mesh: "D999999") { id } c: company(lei: "00000000000000000000") { id } }',
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ a: null, b: null, c: null });
  });

  it.each([
    ["company", "", "id", /nothing is given; write exactly one of id, slug, lei, cik, ticker/],
    ["company", '(slug: "sanofi", cik: "0001121404")', "slug", /slug and cik are given; write exactly one of/],
    ["company", '(slug: "Sanofi SA")', "slug", /is "Sanofi SA"; write it as in "orano-med"/],
    ["company", '(lei: "123")', "lei", /is "123"; write it as in "549300E9PC51EN656011"/],
    ["company", '(ticker: "nvax?")', "ticker", /write it as in "NASDAQ:NVAX"/],
    ["indication", '(mesh: "neuroendocrine")', "mesh", /write it as in "D018358"/],
    ["trial", '(nctId: "5153772")', "nctId", /write it as in "NCT05153772"/],
    ["therapy", `(id: "${idOf("Company", "sanofi")}")`, "id", /is the id of a Company; write the id of a Therapy/],
    ["therapy", '(id: "alphamedix")', "id", /is no id of this graph/],
  ])("refuses %s%s with BAD_USER_INPUT and the argument's name", async (field, args, argument, message) => {
    await using graph = await shippedGraph();
    const { status, data, errors } = await graph.query(`{ ${field}${args} { id } }`);
    expect(status).toBe(200);
    expect(data).toEqual({ [field]: null });
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toMatch(message);
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument });
  });
});
