import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import {
  getIntrospectionQuery,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  parse,
} from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sizeOf } from "../../../src/schema/cost/applied.ts";
import { priceOf } from "../../../src/schema/cost/price.ts";
import { schema } from "../../../src/schema/schema.ts";
import { type Graph, testGraph } from "../../support/graph.ts";

const price = (document: string, variables: Record<string, unknown> = {}) =>
  priceOf(schema, parse(document), null, variables).cost;

const questions = path.resolve(import.meta.dirname, "../../../schema/questions");
const defaultLimit = 10_000_000;

describe("the price of a query", () => {
  it("multiplies pages, whether their size is a literal, a variable, a default or absent", () => {
    const nodes = (first: string) => `agreements${first} { nodes { name } }`;
    const [ten, twenty] = [price(`{ ${nodes("(first: 10)")} }`), price(`{ ${nodes("")} }`)];
    expect(twenty - ten).toBe(10);
    expect(price(`query ($n: Int) { ${nodes("(first: $n)")} }`, { n: 10 })).toBe(ten);
    expect(price(`query ($n: Int = 10) { ${nodes("(first: $n)")} }`)).toBe(ten);
    expect(price(`{ ${nodes("(last: 10)")} }`)).toBe(ten);
    expect(price("{ agreements(first: 10) { edges { node { therapies(first: 5) { nodes { name } } } } } }")).toBe(
      1 + 10 * (1 + 1 + 1 + 5),
    );
  });

  it("multiplies lists by their bounds", () => {
    expect(price('{ agreement(slug: "x") { parties { role } } }')).toBe(1 + 50);
  });

  it("counts conditions, and each entry of a list of values", () => {
    const where = (condition: string) => price(`{ agreements(where: { ${condition} }, first: 1) { nodes { id } } }`);
    const one = where('name: { in: ["a"] }');
    expect(where('name: { in: ["a", "b", "c"] }')).toBeGreaterThan(one);
    const money = where('value: { total: { gte: "1", currency: USD } }');
    expect(money).toBeGreaterThan(where("announcedOn: { gte: 2020 }") + 400);
    expect(where('value: { total: { gte: "1", lte: "2", currency: USD } }')).toBe(money + 500);
  });

  it("follows skip and include as they are given", () => {
    const query =
      "query ($yes: Boolean!) { agreements { nodes { id @include(if: $yes) parties @skip(if: $yes) { role } } } }";
    expect(price(query, { yes: true })).toBeLessThan(price(query, { yes: false }));
  });

  it("is the same with deferred and streamed parts", () => {
    expect(price("{ agreements { nodes { ... @defer { parties { role } } } } }")).toBe(
      price("{ agreements { nodes { parties { role } } } }"),
    );
  });

  it("takes a time that does not grow with the expansion of fragments", () => {
    const levels = Array.from({ length: 60 }, (_, level) =>
      level === 59
        ? "fragment f59 on Agreement { name }"
        : `fragment f${level} on Agreement { a: relatedAgreements(first: 9) { nodes { ...f${level + 1} } } b: relatedAgreements(first: 9) { nodes { ...f${level + 1} } } }`,
    );
    expect(price(`{ agreements { nodes { ...f0 } } } ${levels.join(" ")}`)).toBeGreaterThan(1e30);
  });

  it("counts nodes by id and names by their number", () => {
    expect(price('{ nodes(ids: ["a", "b", "c"]) { id } }')).toBe(3);
    expect(price("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids: ["a", "b"] })).toBe(2);
    const names = (list: string[]) =>
      price("query ($n: [String!]!) { resolveNames(names: $n) { match } }", { n: list });
    expect(names(["a", "b"])).toBe(2 * names(["a"]));
  });

  it("is bounded by the default limit, with room, for every shipped question and for introspection", async () => {
    const files = (await readdir(questions)).filter((file) => file.endsWith(".graphql"));
    expect(files.length).toBeGreaterThan(20);
    for (const file of files) {
      const text = await readFile(path.join(questions, file), "utf8");
      expect(price(text) * 2, file).toBeLessThan(defaultLimit);
    }
    expect(price(getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true })) * 1.4).toBeLessThan(
      defaultLimit,
    );
  });
});

describe("the schema", () => {
  it("declares the size of every list of objects that is not part of a connection", () => {
    const undeclared = Object.values(schema.getTypeMap()).flatMap((type) => {
      if (type.name.startsWith("__") || !(isObjectType(type) || isInterfaceType(type))) return [];
      if (type.name.endsWith("Connection")) return [];
      return Object.values(type.getFields())
        .filter((field) => isListType(getNullableType(field.type)) && isCompositeType(getNamedType(field.type)))
        .filter((field) => sizeOf(field) === null)
        .map((field) => `${type.name}.${field.name}`);
    });
    expect(undeclared).toEqual([]);
  });

  it("declares the page size of every connection", () => {
    const undeclared = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) || isInterfaceType(type)
        ? Object.values(type.getFields())
            .filter((field) => getNamedType(field.type).name.endsWith("Connection"))
            .filter((field) => !sizeOf(field)?.sizedFields.has("nodes"))
            .map((field) => `${type.name}.${field.name}`)
        : [],
    );
    expect(undeclared).toEqual([]);
  });
});

describe("a server with a limit", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await testGraph({ limits: { MAX_COST: "1000" } });
  });
  afterAll(() => graph[Symbol.asyncDispose]());

  it("rejects a more expensive query before it executes anything, and names the price, the limit and the path", async () => {
    const { errors, data, statements } = await graph.query(
      "{ agreements(first: 100) { nodes { therapies(first: 100) { nodes { name } } } } }",
    );
    expect(data).toBeUndefined();
    expect(statements).toEqual([]);
    expect(errors).toMatchObject([
      {
        extensions: { code: "QUERY_TOO_EXPENSIVE", cost: 10201, limit: 1000, path: "agreements.nodes.therapies.nodes" },
      },
    ]);
    expect(errors[0]?.message).toContain("10201");
  });

  it("answers with 400 to clients that accept GraphQL responses", async () => {
    const response = await graph.fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
      body: JSON.stringify({ query: "{ agreements(first: 100) { nodes { parties { role } } } }" }),
    });
    expect(response.status).toBe(400);
  });

  it("prices entities by their representations", async () => {
    const query =
      "query ($r: [_Any!]!) { _entities(representations: $r) { ... on Company { agreements(first: 100) { nodes { id } } } ... on Therapy { id } } }";
    const ask = async (type: string, count: number) => {
      const representations = Array.from({ length: count }, () => ({ __typename: type, id: "x" }));
      const response = await graph.fetch("/graphql", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query, variables: { r: representations } }),
      });
      return (await response.json()).errors?.[0]?.extensions?.code;
    };
    expect(await ask("Company", 20)).toBe("QUERY_TOO_EXPENSIVE");
    expect(await ask("Therapy", 20)).not.toBe("QUERY_TOO_EXPENSIVE");
  });

  it("shows the price on request", async () => {
    const response = await graph.fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: "{ agreements(first: 5) { nodes { name } } }", extensions: { cost: true } }),
    });
    expect((await response.json()).extensions).toEqual({ cost: { price: 6, limit: 1000 } });
  });
});
