import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apollo } from "./support/compose.ts";
import { type Question, readQuestions, requestsTo, statedErrors } from "./support/question.ts";
import { openSubgraphs, type Subgraphs } from "./support/subgraphs.ts";
import { type Executor, type Supergraph, supergraphs } from "./support/supergraph.ts";

const executors = Object.keys(supergraphs) as Executor[];
const opened = new Map<Executor, Supergraph>();
let subgraphs: Subgraphs;

beforeAll(async () => {
  subgraphs = await openSubgraphs();
  const { errors, supergraph } = apollo(await subgraphs.described("graph", "sales", "notes"));
  if (supergraph === null) throw new Error(errors.join("\n"));
  for (const executor of executors) opened.set(executor, await supergraphs[executor](supergraph, subgraphs.fetch));
});

afterAll(async () => {
  for (const supergraph of opened.values()) await supergraph[Symbol.asyncDispose]();
  await subgraphs[Symbol.asyncDispose]();
});

/** What an executor answers, and what that costs the graph. */
async function ask(executor: Executor, { document, variables, down }: Question) {
  const { graph, asked } = subgraphs;
  subgraphs.down.clear();
  for (const name of down) subgraphs.down.add(name);
  const [askedBefore, statementsBefore] = [asked.length, graph.statements.length];
  const { data, errors = [] } = await (opened.get(executor) as Supergraph).query(document, variables);
  return {
    data,
    errors,
    cost: {
      requests: requestsTo("graph", asked.slice(askedBefore)),
      statements: graph.statements.length - statementsBefore,
    },
  };
}

describe("a supergraph of the graph and two other subgraphs", async () => {
  const questions = await readQuestions();

  it.each(questions)("answers %s alike by every executor, at the cost that is kept", async (_name, question) => {
    const { data, errors, cost } = await ask("apolloGateway", question);
    const costs: Record<string, object> = { apolloGateway: cost };
    for (const executor of ["hiveGateway", "hiveRouter"] as const) {
      const other = await ask(executor, question);
      costs[executor] = other.cost;
      expect(other.data, executor).toEqual(data);
      // Hive Gateway gives the path down to the field, the others to the entity.
      const stated = statedErrors(other.errors);
      expect(
        stated.map(({ message }) => message),
        executor,
      ).toEqual(statedErrors(errors).map(({ message }) => message));
      for (const [index, { path }] of statedErrors(errors).entries()) expect(stated[index]?.path).toContain(path);
      if (errors.length > 0) expect(other.errors, executor).not.toEqual([]);
    }
    const kept = { data, errors: statedErrors(errors), costs };
    await expect(`${JSON.stringify(kept, null, 2)}\n`).toMatchFileSnapshot(question.answer);
  });

  it.each(executors)("costs the graph the same however long the list, by %s", async (executor) => {
    const document = `query ($first: Int!) { topSellers(year: 2025, first: $first) { product seller { name } therapy {
      name agreements(first: 2) { nodes { parties { company { name } } } } } } }`;
    const of = (first: number) => ask(executor, { document, variables: { first }, down: [], answer: "" });
    const [short, long] = [await of(1), await of(10)];
    expect(long.data?.topSellers).toHaveLength(10);
    expect(long.cost).toEqual(short.cost);
  });

  it("keeps Query.node and Query.nodes to the subgraphs", async () => {
    for (const [executor, supergraph] of opened) {
      const { errors } = await supergraph.query(`{ node(id: "x") { id } }`);
      expect(errors?.[0]?.message, executor).toMatch('Cannot query field "node" on type "Query".');
    }
  });
});
