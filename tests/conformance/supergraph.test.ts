import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apollo } from "./support/compose.ts";
import { inputErrors, purposesOfRequests, type Question, readQuestions } from "./support/question.ts";
import { openSubgraphs, type Subgraphs } from "./support/subgraphs.ts";
import { type Executor, type Supergraph, supergraphs } from "./support/supergraph.ts";

const executors = Object.keys(supergraphs) as Executor[];
const opened = new Map<Executor, Supergraph>();
let subgraphs: Subgraphs;

beforeAll(async () => {
  subgraphs = await openSubgraphs();
  const { errors, supergraph } = apollo(await subgraphs.describe("graph", "sales", "notes"));
  if (supergraph === null) throw new Error(errors.join("\n"));
  for (const executor of executors) opened.set(executor, await supergraphs[executor](supergraph, subgraphs.fetch));
});

afterAll(async () => {
  for (const supergraph of opened.values()) await supergraph[Symbol.asyncDispose]();
  await subgraphs[Symbol.asyncDispose]();
});

/** The response of an executor, and its cost: the requests to the graph and the SQL statements that the graph executed. */
async function execute(executor: Executor, { document, variables, unavailable }: Question) {
  const { graph, requests } = subgraphs;
  subgraphs.unavailable.clear();
  for (const name of unavailable) subgraphs.unavailable.add(name);
  const [requestsBefore, statementsBefore] = [requests.length, graph.statements.length];
  const { data, errors = [] } = await (opened.get(executor) as Supergraph).query(document, variables);
  return {
    data,
    errors,
    cost: {
      requests: purposesOfRequests("graph", requests.slice(requestsBefore)),
      statements: graph.statements.length - statementsBefore,
    },
  };
}

describe("a supergraph of the graph and two other subgraphs", async () => {
  const questions = await readQuestions();

  it.each(questions)(
    "gives the same response with every executor, at the recorded costs: %s",
    async (_name, question) => {
      const { data, errors, cost } = await execute("apolloGateway", question);
      // A query that is not valid is not executed.
      expect(data, JSON.stringify(errors)).toBeDefined();
      const costs: Record<string, object> = { apolloGateway: cost };
      for (const executor of ["hiveGateway", "hiveRouter"] as const) {
        const other = await execute(executor, question);
        costs[executor] = other.cost;
        expect(other.data, executor).toEqual(data);
        const otherErrors = inputErrors(other.errors);
        expect(
          otherErrors.map(({ message }) => message),
          executor,
        ).toEqual(inputErrors(errors).map(({ message }) => message));
        // The path that Hive Gateway gives ends at the field, the others' at the entity.
        for (const [index, { path }] of inputErrors(errors).entries()) expect(otherErrors[index]?.path).toContain(path);
        if (errors.length > 0) expect(other.errors, executor).not.toEqual([]);
      }
      const snapshot = { data, errors: inputErrors(errors), costs };
      await expect(`${JSON.stringify(snapshot, null, 2)}\n`).toMatchFileSnapshot(question.snapshot);
    },
  );

  it.each(executors)("costs the graph the same for lists of any length with %s", async (executor) => {
    const document = `query ($first: Int!) { topSellers(year: 2025, first: $first) { product seller { name } therapy {
      name agreements(first: 2) { nodes { parties { company { name } } } } } } }`;
    const executeFirst = (first: number) =>
      execute(executor, { document, variables: { first }, unavailable: [], snapshot: "" });
    const [short, long] = [await executeFirst(1), await executeFirst(10)];
    expect(long.data?.topSellers).toHaveLength(10);
    expect(long.cost).toEqual(short.cost);
  });

  it("does not expose Query.node and Query.nodes", async () => {
    for (const [executor, supergraph] of opened) {
      const { errors } = await supergraph.query(`{ node(id: "x") { id } nodes(ids: ["x"]) { id } }`);
      const messages = errors?.map(({ message }) => message).join("\n");
      for (const field of ["node", "nodes"]) {
        expect(messages, executor).toContain(`Cannot query field "${field}" on type "Query".`);
      }
    }
  });
});
