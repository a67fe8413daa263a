import { buildClientSchema, getIntrospectionQuery } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { everyNode } from "./support/every-node.ts";
import { type Graph, idOf, shippedGraph } from "./support/graph.ts";

const entities = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { __typename
    ... on Company { slug } ... on Agreement { slug } ... on Therapy { slug } ... on Indication { slug }
    ... on RegulatoryEvent { slug } ... on Trial { slug } ... on Person { slug } } }`;

describe("as a subgraph", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await shippedGraph();
  });
  const ask = (representations: unknown) => graph.query(entities, { representations });

  it("finds every entity by every key that it has, in the order asked", async () => {
    const keys: Record<string, [root: string, fields: string[]]> = {
      Company: ["companies", ["lei", "cik"]],
      Agreement: ["agreements", []],
      Therapy: ["therapies", ["unii", "chembl"]],
      Indication: ["indications", ["mondo", "doid", "mesh"]],
      RegulatoryEvent: ["regulatoryEvents", []],
      Trial: ["trials", ["nctId"]],
      Person: ["people", []],
    };
    for (const [type, [root, fields]] of Object.entries(keys)) {
      const nodes = await everyNode(graph, root, ["slug", "id", ...fields].join(" "));
      for (const field of ["id", ...fields]) {
        const held = nodes.filter((node) => node[field] !== null).reverse();
        expect(held.length, `${type}.${field}`).toBeGreaterThan(5);
        const { data, errors, statements } = await ask(
          held.map((node) => ({ __typename: type, [field]: node[field] })),
        );
        expect(errors).toEqual([]);
        expect(data._entities).toEqual(held.map(({ slug }) => ({ __typename: type, slug })));
        expect(statements).toHaveLength(1);
      }
    }
  });

  it("costs one batch for each type and key", async () => {
    const { data, statements } = await ask([
      { __typename: "Therapy", unii: "AE221IM3BB" },
      { __typename: "Company", id: idOf("Company", "sanofi") },
      { __typename: "Trial", nctId: "NCT05153772" },
      { __typename: "Company", id: idOf("Company", "orano-med") },
      { __typename: "Company", lei: "549300E9PC51EN656011" },
      { __typename: "Company", id: idOf("Company", "sanofi") },
    ]);
    expect(statements).toHaveLength(4);
    expect(data._entities.map((entity: { slug: string } | null) => entity?.slug)).toEqual([
      "lutathera",
      "sanofi",
      "nct05153772",
      "orano-med",
      "sanofi",
      "sanofi",
    ]);
  });

  it("gives null for the unknown, and an error of its own to what is malformed; the rest is answered", async () => {
    const { status, data, errors } = await ask([
      { __typename: "Company", id: idOf("Company", "nobody") },
      { __typename: "Company", id: "sanofi" },
      { __typename: "Company", id: 7 },
      { __typename: "Company", lei: "short" },
      { __typename: "Company" },
      { __typename: "Company", id: idOf("Therapy", "alphamedix") },
      { __typename: "Planet", id: "x" },
      { id: "x" },
      "Company",
      { __typename: "Source", id: idOf("Source", "article-alphamedix-320m") },
      { __typename: "Company", id: null, lei: null, cik: "0001121404" },
      { __typename: "Therapy", unii: null },
    ]);
    expect(status).toBe(200);
    expect(data._entities.slice(0, 10)).toEqual(Array(10).fill(null));
    expect(data._entities[10].slug).toBe("sanofi");
    expect(data._entities[11]).toBeNull();
    const at = (index: number) => errors.find(({ path }) => path?.[1] === index);
    expect([at(0), at(10), at(11)]).toEqual([undefined, undefined, undefined]);
    for (let index = 1; index < 10; index++) {
      expect(at(index)?.path).toEqual(["_entities", index]);
      expect(at(index)?.extensions.code).toBe("BAD_USER_INPUT");
    }
    expect(at(2)?.message).toBe("representations: Company.id is no text; write it as text");
    expect(at(4)?.message).toBe("representations: one of Company has no key; write one of id, lei, cik");
    expect(at(6)?.message).toMatch(/^representations: one has no __typename of an entity; write one of Agreement, /);
  });

  it("takes none, and a thousand, and no more", async () => {
    expect((await ask([])).data).toEqual({ _entities: [] });
    const many = (count: number) => Array(count).fill({ __typename: "Company", id: idOf("Company", "sanofi") });
    expect((await ask(many(1000))).data._entities).toHaveLength(1000);
    const { data, errors } = await ask(many(1001));
    expect(data).toBeNull();
    expect(errors[0]?.message).toBe("representations: are 1001; write at most 1000");
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "representations" });
  });

  it("shows gateways its SDL, and everyone else the clients' schema", async () => {
    const { data } = await graph.query("{ _service { sdl } }");
    expect(data._service.sdl).toContain('@link(url: "https://specs.apollo.dev/federation/v2.6"');
    const { data: introspection } = await graph.query(getIntrospectionQuery());
    const names = Object.keys(buildClientSchema(introspection).getTypeMap());
    expect(names).toContain("Company");
    expect(names.filter((name) => /^_(Any|Entity|Service)$/.test(name))).toEqual([]);
  });
});
