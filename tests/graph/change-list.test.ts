import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Graph, openGraph } from "../support/graph.ts";
import { changedRecords as changed, linesOf, loadRecords } from "../support/history.ts";
import { sampleRecords } from "../support/records.ts";

let graph: Graph;
beforeEach(async () => {
  graph = await openGraph(":memory:");
});
afterEach(() => graph[Symbol.asyncDispose]());

describe("a list of changes", () => {
  /** Loads records three times. The times are set, so that tests can ask for them. */
  beforeEach(async () => {
    await loadRecords(graph.store, sampleRecords);
    await loadRecords(graph.store, changed(["name: Acme\n", "name: One\n"], [", country: FR", ", country: DE"]));
    await sql`update entity_change set recorded_at = '2024-03-01T10:00:00.500Z'`.execute(graph.store);
    await loadRecords(
      graph.store,
      changed(["name: Acme\n", "name: One\n"], ["name: Beta licenses ABC-1", "name: A license"], [", country: FR", ""]),
    );
    await sql`update entity_change set recorded_at = '2024-05-02T00:00:00.000Z' where id > 2`.execute(graph.store);
  });

  const first = ["CHANGED | One | COMPANY_NAME | Acme -> One", "CHANGED | Beta | COMPANY_COUNTRY | FR -> DE"];
  const second = [
    "REMOVED | Beta | COMPANY_COUNTRY | DE -> null",
    "CHANGED | A license | AGREEMENT_NAME | Beta licenses ABC-1 -> A license",
  ];

  it.each([
    ["", [...second, ...first]],
    ['(since: "2024-03-01")', [...second, ...first]],
    ['(since: "2024-03-02")', second],
    ['(since: "2024-03-01T10:00:00.5Z")', [...second, ...first]],
    ['(since: "2024-03-01T10:00:00.501Z")', second],
    ['(since: "2024-05-02T00:00:00Z")', second],
    ['(since: "2024-05-02T00:00:01Z")', []],
    ["(types: [Agreement])", [second[1]]],
    ["(types: [Company, Trial])", [second[0], ...first]],
    ["(types: [])", []],
    ['(types: [Company], since: "2024-05-01")', [second[0]]],
    ["(where: { kind: { eq: REMOVED } })", [second[0]]],
    ["(where: { not: { kind: { in: [REMOVED, ADDED] } } })", [second[1], ...first]],
    ["(where: { field: { in: [COMPANY_NAME, AGREEMENT_NAME] } })", [second[1], first[0]]],
    ['(where: { recordedAt: { gte: "2024-03-01T10:00:00Z", lt: "2024-05-02T00:00:00Z" } })', first],
    ['(where: { recordedAt: { gt: "2024-03-01T10:00:00.5Z" } })', second],
    ['(where: { recordedAt: { lte: "2024-03-01T10:00:00.50Z" } })', first],
    ["(where: { or: [{ kind: { eq: REMOVED } }, { field: { eq: COMPANY_NAME } }] })", [second[0], first[0]]],
  ])("with the arguments %s", async (args, expected) => {
    expect(await linesOf(graph, args)).toEqual(expected);
    const { data } = await graph.query(`{ changes${args} { totalCount } }`);
    expect(data.changes.totalCount).toBe(expected.length);
  });

  it("can be read page by page in both directions, without gaps", async () => {
    const page = async (args: string) => {
      const { data, errors } = await graph.query(
        `{ changes(${args}) { nodes { field kind } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } }`,
      );
      expect(errors).toEqual([]);
      return data.changes;
    };
    const whole = await page("first: 100");
    const forward = [];
    let next = await page("first: 1");
    for (;;) {
      forward.push(...next.nodes);
      if (!next.pageInfo.hasNextPage) break;
      next = await page(`first: 1, after: "${next.pageInfo.endCursor}"`);
    }
    expect(forward).toEqual(whole.nodes);
    const backward = [];
    let previous = await page("last: 3");
    for (;;) {
      backward.unshift(...previous.nodes);
      if (!previous.pageInfo.hasPreviousPage) break;
      previous = await page(`last: 3, before: "${previous.pageInfo.startCursor}"`);
    }
    expect(backward).toEqual(whole.nodes);
  });

  it("returns what was recorded after a known change, when more was loaded", async () => {
    const { data } = await graph.query("{ changes(first: 1) { pageInfo { startCursor } } }");
    await loadRecords(graph.store, changed(["name: Acme\n", "name: Newest\n"], [", country: FR", ""]));
    const { startCursor } = data.changes.pageInfo;
    expect(await linesOf(graph, `(last: 10, before: "${startCursor}")`)).toEqual([
      "CHANGED | Newest | COMPANY_NAME | One -> Newest",
      "CHANGED | Beta licenses ABC-1 | AGREEMENT_NAME | A license -> Beta licenses ABC-1",
    ]);
  });

  it.each([
    ['(since: "2999-01-01")', "since", /^`since`: 2999-01-01 is in the future\. Use a time that has passed\.$/],
    ['(since: "2999-01-01T00:00:00Z")', "since", /is in the future/],
    ['(since: "yesterday")', "since", /^`since`: "yesterday" is not a valid DateOrDateTime\. Use a day such as/],
    ['(since: "2024-05")', "since", /is not a valid DateOrDateTime/],
    ['(since: "2024-02-30")', "since", /is not a valid DateOrDateTime/],
    ['(since: "2024-02-30T00:00:00Z")', "since", /is not a valid DateOrDateTime/],
    ["(types: [Source])", "types[0]", /EntityType/],
    ['(where: { recordedAt: { gte: "2024" } })', "where.recordedAt.gte", /is not a valid DateTime/],
    ["(where: { field: { eq: NAME } })", "where.field.eq", /Predicate/],
    ["(first: 101)", "first", /between 0 and 100/],
    ['(after: "x")', "after", /invalid cursor/],
  ])("refuses the arguments %s, and names the argument", async (args, argument, message) => {
    const { errors } = await graph.query(`{ changes${args} { totalCount } }`);
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", argument } }]);
    expect(errors[0]?.message).toMatch(message);
  });

  it("refuses a cursor of a list with other arguments", async () => {
    const { data } = await graph.query("{ changes(first: 1) { pageInfo { endCursor } } }");
    const { errors } = await graph.query(
      `{ changes(types: [Company], after: "${data.changes.pageInfo.endCursor}") { totalCount } }`,
    );
    expect(errors[0]?.message).toMatch(/the cursor belongs to another list, order or filter/);
  });
});

describe("claims", () => {
  it.each([
    ['{ gte: "2024-01-02T00:00:00Z" }', true],
    ['{ gte: "2024-01-02T00:00:00.000Z", lte: "2024-01-02T00:00:00.000Z" }', true],
    ['{ gt: "2024-01-02T00:00:00Z" }', false],
    ['{ gt: "2024-01-01T23:59:59.999Z", lt: "2024-01-02T00:00:00.001Z" }', true],
    ['{ lt: "2024-01-02T00:00:00Z" }', false],
    ["{ isNull: true }", false],
  ])("recorded at %s are found: %s", async (recordedAt, isFound) => {
    await loadRecords(graph.store, sampleRecords);
    const { data, errors } = await graph.query(
      `{ company(slug: "acme") { all: claims { totalCount } some: claims(where: { recordedAt: ${recordedAt} }) { totalCount } } }`,
    );
    expect(errors).toEqual([]);
    expect(data.company.some.totalCount).toBe(isFound ? data.company.all.totalCount : 0);
  });
});

describe("the date as of which the dataset is", () => {
  const asOf = async () => (await graph.query("{ dataset { asOf } }")).data.dataset.asOf;
  const retrieved = (date: string) => changed(["kind: PRESS_RELEASE,", `kind: PRESS_RELEASE, retrievedOn: ${date},`]);

  it("is null if no source was read on a known date", async () => {
    expect(await asOf()).toBeNull();
    await loadRecords(graph.store, sampleRecords);
    expect(await asOf()).toBeNull();
  });

  it("is the newest date on which a source was read, and follows the sources", async () => {
    await loadRecords(graph.store, retrieved("2023-11").replace("kind: NEWS,", "kind: NEWS, retrievedOn: 2023-12-05,"));
    expect(await asOf()).toBe("2023-12-05");
    await loadRecords(graph.store, retrieved("2023-11"));
    expect(await asOf()).toBe("2023-11");
    await loadRecords(graph.store, sampleRecords);
    expect(await asOf()).toBeNull();
  });
});
