import { beforeAll, describe, expect, it } from "vitest";
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
