import { beforeAll, describe, expect, it } from "vitest";
import { type Graph, graphOf, testGraph } from "../../support/graph.ts";
import { sampleRecords } from "../../support/records.ts";

let graph: Graph;
beforeAll(async () => {
  graph = await testGraph();
});

describe("the claims of an edge or entry", () => {
  const many = sampleRecords.replace(
    "stageAtSigning: PHASE1 }",
    `stageAtSigning: PHASE1, otherwise: [${Array.from(
      { length: 20 },
      (_, index) => `{ value: "stage ${index}", by: paper, status: REJECTED, because: Wrong. }`,
    ).join(", ")}] }`,
  );
  const claims = (args = "") =>
    `{ agreement(slug: "beta-acme-abc-1") { therapies { edges { claims${args} { status } } } dataset: __typename } }`;

  it("are at most 20 unless more are requested, the claim that is shown first", async () => {
    await using small = await graphOf({ "a.yaml": many });
    const lengthOf = async (args?: string) => {
      const { data, errors } = await small.query(claims(args));
      expect(errors).toEqual([]);
      const [edge] = data.agreement.therapies.edges;
      expect(edge.claims[0]).toEqual({ status: "ACCEPTED" });
      return edge.claims.length;
    };
    expect(await lengthOf()).toBe(20);
    expect(await lengthOf("(first: 1)")).toBe(1);
    expect(await lengthOf("(first: 100)")).toBe(21);
    expect(await lengthOf("(first: null)")).toBe(20);
  });

  it.each([0, -1, 101])("refuse first: %i", async (first) => {
    const { errors } = await graph.query(
      `{ agreements(first: 1) { nodes { parties { claims(first: ${first}) { id } } } } }`,
    );
    expect(errors[0]?.message).toBe(`\`first\`: must be between 1 and 100, got ${first}.`);
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "first" });
  });

  it("cost one statement for all entries of a page", async () => {
    const { statements, errors } = await graph.coldQuery(
      "{ agreements(first: 50) { nodes { parties { claims { id } } therapies(first: 5) { edges { claims { id } } } } } }",
    );
    expect(errors).toEqual([]);
    expect(statements).toHaveLength(4);
  });

  it("are served by one fragment, whatever carries them", async () => {
    const { data, errors } = await graph.query(`
      { agreement(slug: "sanofi-radiomedix-orano-med-alphamedix-2024") {
          parties { ...sources } terms { ...sources } rightsGrants { ...sources } therapies { edges { ...sources } } timeline(first: 3) { nodes { ...sources } } } }
      fragment sources on Sourced { __typename claims(first: 1) { evidence { source { slug } } } }`);
    expect(errors).toEqual([]);
    const { parties, terms, rightsGrants, therapies, timeline } = data.agreement;
    for (const entry of [...parties, ...terms, ...rightsGrants, ...therapies.edges, ...timeline.nodes])
      expect(entry.claims[0].evidence[0].source.slug, entry.__typename).toMatch(/\w/);
  });
});
