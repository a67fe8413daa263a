import { beforeAll, describe, expect, it } from "vitest";
import { bareNameOf } from "../../../src/domain/name/name.ts";
import { everyNode } from "../../support/every-node.ts";
import { type Graph, shippedGraph } from "../../support/graph.ts";
import { companyPerturbations, isAmbiguous, type KnownName, perturbations } from "./perturbed-query.ts";
import { typedQueries } from "./typed-query.ts";

interface Miss {
  group: string;
  query: string;
  wanted: readonly string[];
  first: string;
}

/** The first entity that search finds for a query. */
async function firstFor(graph: Graph, query: string): Promise<string> {
  const { data, errors } = await graph.query(
    "query ($query: String!) { search(query: $query, first: 1) { nodes { __typename slug } } }",
    { query },
  );
  expect(errors).toEqual([]);
  const [first] = data.search.nodes;
  return first ? `${first.__typename}:${first.slug}` : "nothing";
}

/** Asks each query. Fails with the list of misses if too many of them do not find what is wanted first. */
async function ask(graph: Graph, queries: readonly Omit<Miss, "first">[], minShare: number): Promise<void> {
  const misses: Miss[] = [];
  for (const each of queries) {
    const first = await firstFor(graph, each.query);
    if (!each.wanted.includes(first)) misses.push({ ...each, first });
  }
  const share = 1 - misses.length / queries.length;
  const list = misses.map(({ group, query, wanted, first }) => `${group}: "${query}" finds ${first}, not ${wanted[0]}`);
  if (process.env.SEARCH_MISSES) process.stdout.write(`${queries.length} queries\n${list.join("\n")}\n`);
  expect(share, list.join("\n")).toBeGreaterThanOrEqual(minShare);
}

/** Every so many names, so that each kind of change is tried on names of all sorts. */
const namesPerQuery = 12;

describe("search in the shipped records", () => {
  let graph: Graph;
  let names: Map<string, KnownName>;
  let companies: Set<string>;
  beforeAll(async () => {
    graph = await shippedGraph();
    const types = ["companies", "therapies", "indications", "drugTargets"];
    const found: { text: string; entity: string }[] = [];
    companies = new Set();
    for (const type of types) {
      for (const node of await everyNode(graph, type, "__typename slug name aliases { text }")) {
        for (const text of [node.name, ...node.aliases.map(({ text }: { text: string }) => text)]) {
          found.push({ text, entity: `${node.__typename}:${node.slug}` });
          if (node.__typename === "Company") companies.add(text);
        }
      }
    }
    names = new Map(
      [...Map.groupBy(found, ({ text }) => bareNameOf(text))].map(([bare, same]) => [
        bare,
        { text: same[0]?.text ?? "", entities: [...new Set(same.map(({ entity }) => entity))] },
      ]),
    );
  }, 120_000);

  it("finds names in other spellings first", async () => {
    const queries: Omit<Miss, "first">[] = [];
    const add = (list: readonly KnownName[], changes: typeof perturbations) => {
      Object.entries(changes).forEach(([group, change], offset) => {
        const applicable = list.flatMap(({ text, entities }) => {
          const query = change(text);
          return query === null || isAmbiguous(query, names) ? [] : [{ group, query, wanted: entities }];
        });
        const step = applicable.length > 3 * namesPerQuery ? namesPerQuery : 1;
        queries.push(...applicable.filter((_, index) => index % step === offset % step));
      });
    };
    const all = [...names.values()].filter(({ entities }) => entities.length === 1);
    add(all, perturbations);
    add(
      all.filter(({ text }) => companies.has(text) && !/\b(?:inc|ltd|ag|se|plc|llc|limited)\b/i.test(text)),
      companyPerturbations,
    );
    expect(queries.length).toBeGreaterThanOrEqual(200);
    await ask(graph, queries, 0.99);
  }, 600_000);

  it("finds what people type first", async () => {
    const queries = Object.entries(typedQueries).flatMap(([group, list]) =>
      list.map(([query, ...wanted]) => ({ group, query, wanted })),
    );
    await ask(graph, queries, 0.95);
  }, 300_000);
});
