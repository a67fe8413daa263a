import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Graph } from "../support/graph.ts";
import { audits } from "./support/http-audit.ts";
import { openShippedGraph } from "./support/shipped-graph.ts";

describe("GraphQL over HTTP", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await openShippedGraph();
  });
  afterAll(() => graph[Symbol.asyncDispose]());
  const all = audits((url, init) => graph.fetch(url, init));

  it("runs all 61 audits", () => {
    expect(all).toHaveLength(61);
  });

  // The package reports a failed SHOULD as a warning and a failed MAY as a notice. Both count as failures here.
  it.each(all.map((audit) => [audit.id, audit.name, audit] as const))("passes %s: %s", async (_id, _name, audit) => {
    const result = await audit.fn();
    expect(result.status === "ok" ? null : result.reason).toBeNull();
  });
});
