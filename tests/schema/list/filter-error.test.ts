import { beforeAll, describe, expect, it } from "vitest";
import { globalIdOf } from "../../../src/domain/node-key.ts";
import { type Graph, testGraph } from "../../support/graph.ts";

let graph: Graph;
beforeAll(async () => {
  graph = await testGraph();
});

describe("an unusable filter", () => {
  it.each([
    [
      '{ announcedOn: { within: "1 year" } }',
      "where.announcedOn.within",
      /"1 year" is not a valid Duration\. Use a duration such as/,
    ],
    ['{ announcedOn: { gte: "2024-13" } }', "where.announcedOn.gte", /"2024-13" is not a valid PartialDate\. Use YYYY/],
    ["{ kinds: { has: LICENCE } }", "where.kinds.has", /does not exist in "AgreementKind" enum/],
    ['{ name: { contains: "a\\u0000" } }', "where.name.contains", /contains the character U\+0000/],
    ['{ or: [{ name: { in: ["b", "a\\u0000"] } }] }', "where.or[0].name.in[1]", /contains the character U\+0000/],
    ["{ color: { eq: 1 } }", "where.color", /Field "color" is not defined by type "AgreementFilter"/],
    [
      '{ value: { total: { gt: "1" } } }',
      "where.value.total.currency",
      /is required with `gt`\. Add a currency such as USD/,
    ],
    [
      `${"{ not: ".repeat(21)}{}${" }".repeat(21)}`,
      expect.stringMatching(/^where(\.not)+$/),
      /is nested more than 20 levels deep, counting each field and each list index\. Use a flatter filter/,
    ],
    ['{ name: { in: ["a", null] } }', "where.name.in[1]", /Expected value of type "String!", found null/],
    ["{ or: [null] }", "where.or[0]", /Expected value of type "AgreementFilter!", found null/],
    [`{ name: { eq: "${"x".repeat(301)}" } }`, "where.name.eq", /must have at most 300 characters, got 301/],
    ['{ announcedOn: { quarter: "2024-Q5" } }', "where.announcedOn.quarter", /"2024-Q5" is not a quarter\. Use a year/],
    ["{ announcedOn: { year: 24 } }", "where.announcedOn.year", /must be between 1000 and 2999, got 24/],
    ['{ id: { eq: "x" } }', "where.id.eq", /invalid id\. Use the `id` of a node of this graph/],
    [
      `{ or: [{ id: { in: ["${globalIdOf("Company", "acme")}"] } }] }`,
      "where.or[0].id.in[0]",
      /the id belongs to the type Company\. Use the id of a node of the type Agreement/,
    ],
    [
      `{ relatedTo: { node: { id: { in: ["${globalIdOf("Company", "acme")}", "?"] } } } }`,
      "where.relatedTo.node.id.in[1]",
      /invalid id/,
    ],
    [
      '{ terms: { some: { amount: { gt: "2", lte: "1", currency: USD } } } }',
      "where.terms.some.amount.gt",
      /the lower bound 2 is above the upper bound `lte`, 1\./,
    ],
    [
      "{ therapies: { every: { stageAtSigning: { gte: PHASE3, lte: PHASE1 } } } }",
      "where.therapies.every.stageAtSigning.gte",
      /the lower bound PHASE3 is above the upper bound `lte`, PHASE1/,
    ],
    [
      '{ recordedAt: { gt: "2024-01-02T00:00:00Z", lt: "2024-01-01T00:00:00Z" } }',
      "where.recordedAt.gt",
      /is above the upper bound `lt`/,
    ],
    [
      '{ terms: { some: { royaltyTiers: { none: { percent: { min: { gte: "9", lt: "8.5" } } } } } } }',
      "where.terms.some.royaltyTiers.none.percent.min.gte",
      /the lower bound 9 is above the upper bound `lt`, 8\.5/,
    ],
    [
      '{ rightsGrants: { some: { territory: { covers: { regions: ["EUROPE"] } } } } }',
      "where.rightsGrants.some.territory.covers.regions[0]",
      /"EUROPE" is not the code of a region/,
    ],
    [
      '{ announcedOn: { gte: "2020", lt: "2019" } }',
      "where.announcedOn.gte",
      /the lower bound 2020 is above the upper bound `lt`, 2019\. Write the smaller value after `gte`/,
    ],
    [`{ or: [${'{ name: { eq: "a" } },'.repeat(70)}] }`, "where", /has more than 200 conditions\. Use fewer/],
  ])("is refused with BAD_USER_INPUT and its place: %s", async (where, argument, message) => {
    const { errors } = await graph.query(`{ agreements(where: ${where}) { totalCount } }`);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toMatch(message);
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument });
  });

  it.each(["eq", "contains", "startsWith"])("does not fail on a text of any length after `%s`", async (operator) => {
    for (const text of ["x".repeat(60_000), "é".repeat(60_000), "%".repeat(60_000)]) {
      const { errors } = await graph.query(
        `query ($text: String) { companies(where: { name: { ${operator}: $text } }) { totalCount } }`,
        { text },
      );
      for (const { extensions } of errors) expect(extensions.code).toBe("BAD_USER_INPUT");
    }
  });
});
