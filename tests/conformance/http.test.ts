import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Graph } from "../support/graph.ts";
import { audits } from "./support/http-audit.ts";
import { ownGraph } from "./support/own-graph.ts";

describe("GraphQL over HTTP", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await ownGraph();
  });
  afterAll(() => graph[Symbol.asyncDispose]());
  const all = audits((url, init) => graph.fetch(url, init));

  it("has 61 audits", () => {
    expect(all).toHaveLength(61);
  });

  // A failed MAY is but a notice and a failed SHOULD a warning; both count here.
  it.each(all.map((audit) => [audit.id, audit.name, audit] as const))("%s %s", async (_id, _name, audit) => {
    const result = await audit.fn();
    expect(result.status === "ok" ? null : result.reason).toBeNull();
  });
});
