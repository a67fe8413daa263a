import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Graph, testGraph } from "../support/graph.ts";

let graph: Graph;
beforeAll(async () => {
  graph = await testGraph();
});
afterAll(() => graph[Symbol.asyncDispose]());

const query = `query ($where: AgreementFilter, $on: FullDate, $first: Int, $currency: CurrencyCode, $kinds: [AgreementKind!]) {
  agreements(where: $where, first: $first) { totalCount nodes { value(currency: $currency) { basis } } }
  kinds: agreements(where: { kinds: { hasAny: $kinds } }) { totalCount }
  company(slug: "sanofi") { parent(on: $on) { id } }
}`;

const total = (gte: unknown) => ({ where: { value: { total: { gte, currency: "USD" } } } });

async function countOf(variables: Record<string, unknown>): Promise<number> {
  const { data, errors } = await graph.query(query, variables);
  expect(errors).toEqual([]);
  return data.agreements.totalCount;
}

describe("a number in a variable", () => {
  it("means what the same number in a query means", async () => {
    for (const [literal, variables, text] of [
      [
        "{ announcedOn: { gte: 2024 } }",
        { where: { announcedOn: { gte: 2024 } } },
        { where: { announcedOn: { gte: "2024" } } },
      ],
      ["{ value: { total: { gte: 100000000, currency: USD } } }", total(100_000_000), total("100000000")],
      ["{ value: { total: { gte: 62500000.5, currency: USD } } }", total(62_500_000.5), total("62500000.5")],
    ] as const) {
      const { data } = await graph.query(`{ agreements(where: ${literal}) { totalCount } }`);
      expect(data.agreements.totalCount).toBeGreaterThan(0);
      expect(await countOf(variables)).toBe(data.agreements.totalCount);
      expect(await countOf(text)).toBe(data.agreements.totalCount);
    }
    expect(await countOf({ on: "2024-09-12" })).toBe(41);
  });

  it.each([1e21, 1e-7, 9_007_199_254_740_992, 0.1234567890123456])(
    "is refused, with the advice to send text, if it cannot be read exactly: %d",
    async (number) => {
      const { errors } = await graph.query(query, total(number));
      expect(errors[0]?.message).toMatch(
        /is not a valid Decimal\. The number cannot be read exactly\. Send it as text\.$/,
      );
      expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "$where.value.total.gte" });
    },
  );

  it("is refused like the same number in a query if it is not of the format", async () => {
    for (const [literal, variables, argument] of [
      ["{ announcedOn: { gte: 20245 } }", { announcedOn: { gte: 20245 } }, "where.announcedOn.gte"],
      ["{ announcedOn: { eq: 2024.5 } }", { announcedOn: { eq: 2024.5 } }, "where.announcedOn.eq"],
      ["{ announcedOn: { within: 5 } }", { announcedOn: { within: 5 } }, "where.announcedOn.within"],
      [
        "{ value: { total: { gt: 1, currency: 5 } } }",
        { value: { total: { gt: 1, currency: 5 } } },
        "where.value.total.currency",
      ],
    ] as const) {
      const inQuery = await graph.query(`{ agreements(where: ${literal}) { totalCount } }`);
      expect(inQuery.errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument });
      const inVariable = await graph.query(query, { where: variables });
      expect(inVariable.errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: `$${argument}` });
    }
  });
});

describe("an invalid variable", () => {
  it.each([
    [{ where: { announcedOn: { gte: "soon" } } }, "$where.announcedOn.gte"],
    [{ where: { or: [{}, { announcedOn: { gte: "soon" } }] } }, "$where.or[1].announcedOn.gte"],
    [{ where: { color: { eq: 1 } } }, "$where.color"],
    [{ where: { name: { equals: "a" } } }, "$where.name.equals"],
    [{ where: { name: { eq: 5 } } }, "$where.name.eq"],
    [{ where: { name: { eq: 'a" at "where.x"; b' }, slug: { eq: 5 } } }, "$where.slug.eq"],
    [{ where: { value: { total: { gte: "x", currency: "USD" } } } }, "$where.value.total.gte"],
    [{ where: 5 }, "$where"],
    [{ where: { announcedOn: { gte: ' at "where.name"; ' } } }, "$where.announcedOn.gte"],
    [{ first: "a" }, "$first"],
    [{ first: 1.5 }, "$first"],
    [{ currency: "usd" }, "$currency"],
    [{ kinds: ["LICENSE", "X"] }, "$kinds[1]"],
    [{ on: true }, "$on"],
  ])("has BAD_USER_INPUT and the path of the value: %j", async (variables, argument) => {
    const { errors } = await graph.query(query, variables);
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument });
  });

  it("that is required has BAD_USER_INPUT and its name", async () => {
    for (const variables of [{}, { query: null }]) {
      const { errors } = await graph.query(
        "query ($query: String!) { search(query: $query) { totalCount } }",
        variables,
      );
      expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "$query" });
    }
  });

  it("is not quoted at full length", async () => {
    for (const variables of [
      { on: "x".repeat(100_000) },
      { kinds: ["x".repeat(100_000)] },
      { first: "x".repeat(100_000) },
    ]) {
      const { errors } = await graph.query(query, variables);
      expect(errors[0]?.message.length).toBeLessThan(1100);
    }
  });
});

describe("a text operand", () => {
  const filtered = "query ($where: CompanyFilter) { companies(where: $where) { totalCount } }";

  it("has a maximum length, and the error names its path", async () => {
    const long = "é".repeat(301);
    for (const [where, argument] of [
      [{ name: { eq: long } }, "where.name.eq"],
      [{ name: { contains: long } }, "where.name.contains"],
      [{ or: [{ not: { name: { startsWith: long } } }] }, "where.or[0].not.name.startsWith"],
      [{ name: { in: ["a", long] } }, "where.name.in[1]"],
      [{ name: { in: ["a", "b\u0000"] } }, "where.name.in[1]"],
      [
        { agreements: { some: { agreement: { name: { contains: long } } } } },
        "where.agreements.some.agreement.name.contains",
      ],
    ] as const) {
      const { errors } = await graph.query(filtered, { where });
      expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument });
    }
    const { errors } = await graph.query(filtered, { where: { name: { eq: long } } });
    expect(errors[0]?.message).toBe("`where.name.eq`: must have at most 300 characters, got 301.");
    expect((await graph.query(filtered, { where: { name: { eq: long.slice(1) } } })).errors).toEqual([]);
  });

  it("of `search` and `resolveNames` has a maximum length", async () => {
    const search = "query ($query: String!) { search(query: $query) { totalCount } }";
    expect((await graph.query(search, { query: "x".repeat(300) })).errors).toEqual([]);
    const long = await graph.query(search, { query: "x".repeat(301) });
    expect(long.errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "query" });
    const names = "query ($names: [String!]!) { resolveNames(names: $names) { match } }";
    expect((await graph.query(names, { names: ["x".repeat(300)] })).errors).toEqual([]);
    const resolved = await graph.query(names, { names: ["a", "x".repeat(301)] });
    expect(resolved.errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "names[1]" });
  });
});
