import { normalizedExecutor } from "@graphql-tools/executor";
import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  parse,
  validate,
} from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createContext } from "../../../src/schema/core/context.ts";
import { priceOf } from "../../../src/schema/cost/price.ts";
import { execute } from "../../../src/schema/execution/execute.ts";
import { Resident } from "../../../src/schema/resident/resident.ts";
import { schema } from "../../../src/schema/schema.ts";
import { changeMarkOf } from "../../../src/store/open.ts";
import { type Graph, idOf, testGraph } from "../../support/graph.ts";
import { runs } from "../../support/runs.ts";
import { randomOperation } from "../../torture/fuzz/operation.ts";
import { Random } from "../../torture/support/random.ts";

/** More expensive operations are executed by both, which takes long and tests nothing else. */
const maxCost = 20_000;

const known = {
  ids: [
    idOf("Company", "sanofi"),
    idOf("Agreement", "sanofi-radiomedix-orano-med-alphamedix"),
    idOf("Company", "none"),
  ],
  slugs: ["sanofi", "radiomedix", "orano-med", "alphamedix", "none"],
  words: ["Sanofi", "AlphaMedix", "lutetium", "license"],
};

describe("the executor", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await testGraph();
  });
  afterAll(async () => graph[Symbol.asyncDispose]());

  async function both(document: DocumentNode, variables: Record<string, unknown>, operationName: string | undefined) {
    const request = { schema, document, variableValues: variables, operationName };
    const executed = await execute({ ...request, contextValue: createContext(graph.store) });
    if (executed === null) return null;
    const expected = await normalizedExecutor({ ...request, contextValue: createContext(graph.store) });
    return { executed: shown(executed), expected: shown(expected as ExecutionResult) };
  }

  it("gives the same data and errors as that of Yoga, for generated operations", async () => {
    // Set EXECUTIONS for a longer comparison.
    const wanted = runs(400, Number(process.env.EXECUTIONS ?? 6000));
    let compared = 0;
    let withErrors = 0;
    for (let seed = 1; compared < wanted; seed++) {
      const { query, variables, operationName } = randomOperation(schema, new Random(seed), known);
      const document = documentOf(query);
      if (document === null || priceOf(schema, document, operationName, variables).cost > maxCost) continue;
      const results = await both(document, variables, operationName);
      // The executor leaves these to Yoga.
      if (results === null) continue;
      expect(results.executed, `seed ${seed}: ${query}`).toEqual(results.expected);
      compared++;
      if (results.expected.includes('"errors"')) withErrors++;
    }
    expect(withErrors).toBeGreaterThan(wanted / 50);
  });

  it.each([
    ["a null where none is allowed", '{ a: company(slug: "sanofi") { name } agreement(slug: "x y") { name } }', {}],
    ["an invalid id among valid ones", '{ nodes(ids: ["a", "b"]) { id } }', {}],
    ["a variable that is absent", "query($s: String) { company(slug: $s) { name } }", {}],
    [
      "a condition that a variable decides",
      'query($s: Boolean!) { company(slug: "sanofi") { name @skip(if: $s) slug @include(if: $s) } }',
      { s: true },
    ],
    [
      "fields that are merged",
      '{ company(slug: "sanofi") { ...A ...B } } fragment A on Company { agreements(first: 1) { nodes { name } } } fragment B on Company { agreements(first: 1) { nodes { slug } totalCount } }',
      {},
    ],
    ["an alias that would set the prototype", '{ company(slug: "sanofi") { __proto__: name constructor: slug } }', {}],
    [
      "introspection",
      '{ __schema { types { name fields { name args { name } } } } __type(name: "Company") { name } __typename }',
      {},
    ],
  ])("gives the same data and errors for %s", async (_what, query, variables) => {
    for (let repeated = 0; repeated < 2; repeated++) {
      const document = parse(query);
      const results = await both(document, variables, undefined);
      expect(results?.executed).toBeDefined();
      expect(results?.executed).toEqual(results?.expected);
    }
  });

  it("gives the same data if some values are in memory and others are not", async () => {
    // So small that values come and go.
    const resident = new Resident(30_000);
    const wanted = runs(300, 4000);
    let compared = 0;
    for (let seed = 1; compared < wanted; seed++) {
      const { query, variables, operationName } = randomOperation(schema, new Random(seed), known);
      const document = documentOf(query);
      if (document === null || priceOf(schema, document, operationName, variables).cost > maxCost) continue;
      const request = { schema, document, variableValues: variables, operationName };
      const contextValue = createContext(graph.store, { resident: resident.at(changeMarkOf(graph.store)) });
      const executed = await execute({ ...request, contextValue });
      if (executed === null) continue;
      const expected = await execute({ ...request, contextValue: createContext(graph.store) });
      // If a field fails at once, its siblings are not asked, so there may be fewer errors.
      expect(JSON.stringify(executed.data), `seed ${seed}: ${query}`).toBe(JSON.stringify(expected?.data));
      expect(executed.errors === undefined, `seed ${seed}: ${query}`).toBe(expected?.errors === undefined);
      compared++;
    }
    expect(resident.counts.evictions).toBeGreaterThan(0);
    expect(resident.counts.hits).toBeGreaterThan(0);
  });

  it("leaves no rejected promise behind if one entry of a list fails at once and others fail later", async () => {
    const failing = async () => {
      await new Promise((resolve) => setImmediate(resolve));
      throw new Error("later");
    };
    const Entry = new GraphQLObjectType<number>({
      name: "Entry",
      fields: {
        value: {
          type: new GraphQLNonNull(GraphQLInt),
          resolve: (index) => {
            if (index === 1) throw new Error("at once");
            return failing();
          },
        },
      },
    });
    const entries = new GraphQLList(new GraphQLNonNull(Entry));
    const fields = { list: { type: entries, resolve: () => [0, 1, failing()] } };
    const small = new GraphQLSchema({ query: new GraphQLObjectType({ name: "Query", fields }) });
    const rejected: unknown[] = [];
    const note = (reason: unknown) => rejected.push(reason);
    process.on("unhandledRejection", note);
    const result = await execute({ schema: small, document: parse("{ list { value } }") });
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off("unhandledRejection", note);
    expect(result?.data).toEqual({ list: null });
    expect(result?.errors?.map(({ message, path }) => [message, path])).toEqual([["at once", ["list", 1, "value"]]]);
    expect(rejected).toEqual([]);
  });

  it("follows the conditions of each execution of a document", async () => {
    const document = parse('query($s: Boolean!) { company(slug: "sanofi") { name @skip(if: $s) slug } }');
    for (const s of [true, false, true]) {
      const results = await both(document, { s }, undefined);
      expect(results?.executed).toBeDefined();
      expect(results?.executed).toEqual(results?.expected);
    }
  });

  it.each([
    ["a document with `@defer`", "{ ...A @defer } fragment A on Query { __typename }", {}],
    ["variables that are invalid", "query($s: Int!) { companies(first: $s) { totalCount } }", { s: "x" }],
    ["an operation that the document does not have", "query A { __typename } query B { __typename }", {}],
  ])("leaves %s to Yoga", (_what, query, variables) => {
    expect(
      execute({ schema, document: parse(query), variableValues: variables, contextValue: createContext(graph.store) }),
    ).toBeNull();
  });
});

function documentOf(query: string): DocumentNode | null {
  try {
    const document = parse(query);
    return validate(schema, document).length === 0 ? document : null;
  } catch {
    return null;
  }
}

/** A result as text, with its errors in the order of their places. */
function shown(result: ExecutionResult): string {
  const errors = result.errors?.map((error: GraphQLError) => JSON.stringify(error)).sort();
  return JSON.stringify({ data: result.data, errors });
}
