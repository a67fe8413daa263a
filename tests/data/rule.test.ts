import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Graph, shippedGraph } from "../support/graph.ts";
import { rules } from "./rule.ts";

describe("in data/, every", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await shippedGraph({ limits: { MAX_COST: "100000000" } });
  });
  afterAll(() => graph[Symbol.asyncDispose]());

  it.each(rules)("$title", async ({ violations }) => {
    expect(await violations(graph)).toEqual([]);
  });
});
