import { beforeAll, describe, expect, it, vi } from "vitest";
import { type Graph, testGraph } from "../../support/graph.ts";

let graph: Graph;
beforeAll(async () => {
  graph = await testGraph();
});

describe("requests for statistics", () => {
  it("read and convert the figures once after each change; a query then costs one statement", async () => {
    await using fresh = await testGraph({ keptBytes: 10_000_000 });
    const cost = async (year: string) => {
      const { statements } = await fresh.query(
        "query ($year: PartialDate) { agreementStats(where: { announcedOn: { gte: $year } }) { groups(by: [COMPANY, YEAR]) { nodes { upfront { sum } total { sum } } } } }",
        { year },
      );
      return statements;
    };
    expect((await cost("2020")).length).toBeGreaterThan(3);
    const again = await cost("2021");
    expect(again).toHaveLength(1);
    expect(again[0]).toContain("announced_on");
  });

  it.each([
    ["", "by: []", "by"],
    ["", "by: [YEAR, YEAR]", "by[1]"],
    ["", "by: [YEAR, KIND, ROLE]", "by"],
    ["", "by: [YEAR], first: 501", "first"],
    ["", "by: [YEAR], first: -1", "first"],
    ["", "by: [YEAR], first: 1, last: 1", "last"],
    ["", 'by: [YEAR], after: "x"', "after"],
    ["", "by: [KIND], includeEmpty: true", "includeEmpty"],
    ["", 'by: [TOTAL_BAND], bandBounds: ["5", "4"]', "bandBounds[1]"],
    ["", 'by: [KIND], bandBounds: ["5"]', "bandBounds"],
    ['(currency: "dollars")', "by: [YEAR]", "currency"],
    ['(currency: "AFN")', "by: [YEAR]", "currency"],
    ["", "by: [COLOR]", "by[0]"],
  ])("refuse %s(%s) with BAD_USER_INPUT", async (own, args, argument) => {
    const { errors } = await graph.query(`{ agreementStats${own} { groups(${args}) { totalCount } } }`);
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument });
  });

  it("refuse the cursor of other groups", async () => {
    const { data } = await graph.query(
      "{ agreementStats { groups(by: [YEAR], first: 2) { pageInfo { endCursor } } } }",
    );
    const { errors } = await graph.query(
      "query ($after: String) { agreementStats { groups(by: [KIND], after: $after) { totalCount } } }",
      { after: data.agreementStats.groups.pageInfo.endCursor },
    );
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "after" });
    expect(errors[0]?.message).toContain("another list, order or filter");
  });

  it("go on after midnight, with the cursor of the day before", async () => {
    const page = (after: string | null) =>
      graph.query(
        "query ($after: String) { agreementStats { groups(by: [KIND], first: 1, after: $after) { nodes { keys { value } } pageInfo { endCursor } } } }",
        { after },
      );
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      vi.setSystemTime("2026-01-01T23:59:00Z");
      const { endCursor } = (await page(null)).data.agreementStats.groups.pageInfo;
      const onSameDay = await page(endCursor);
      vi.setSystemTime("2026-01-02T00:01:00Z");
      const onNextDay = await page(endCursor);
      expect(onNextDay.errors).toEqual([]);
      expect(onNextDay.data).toEqual(onSameDay.data);
    } finally {
      vi.useRealTimers();
    }
  });
});
