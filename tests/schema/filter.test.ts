import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { readRecords } from "../src/records/load.ts";
import type { FilterName } from "../src/store/filter-shape.ts";
import { anyFilter, anyFilterOfFacts, held, rowsOf } from "./support/any-filter.ts";
import { everyNode } from "./support/every-node.ts";
import { listsOfFacts, nestedLists, roots } from "./support/filtered-lists.ts";
import { type Graph, graphOf, shippedGraph } from "./support/graph.ts";
import { meets, tablesOf } from "./support/plain-filter.ts";
import { sampleRecords } from "./support/records.ts";

/** Raise it to try longer: FILTERS=5000 npx vitest run tests/filter.test.ts. */
const runs = Number(process.env.FILTERS ?? 1000);
const today = new Date().toISOString().slice(0, 10);

describe("a filter", () => {
  let graph: Graph;
  let tables: ReturnType<typeof tablesOf>;
  beforeAll(async () => {
    graph = await shippedGraph();
    tables = tablesOf((await readRecords("data")).documents);
  });

  it("keeps what a plain reading of the records keeps, whatever it asks", async () => {
    const kept: number[] = [];
    const any = fc
      .constantFrom(...(Object.keys(roots) as FilterName[]))
      .chain((type) => anyFilter(tables, type, 2).map((filter) => ({ type, filter })));
    await fc.assert(
      fc.asyncProperty(any, async ({ type, filter }) => {
        const { data, errors } = await graph.query(
          `query ($where: ${type}Filter) { ${roots[type]}(where: $where, first: 100) { totalCount nodes { slug } } }`,
          { where: filter },
        );
        expect(errors).toEqual([]);
        const rows = rowsOf(tables, type);
        const expected = rows.filter((row) => meets(tables, type, row, filter, today)).map(({ id }) => id);
        const { totalCount, nodes } = data[roots[type] as string];
        expect(totalCount).toBe(expected.length);
        if (totalCount <= 100) expect(nodes.map(({ slug }: { slug: string }) => slug).sort()).toEqual(expected.sort());
        kept.push(totalCount);
      }),
      { numRuns: runs },
    );
    // A test of filters that keep nothing, or everything, would say little.
    expect(kept.filter((count) => count > 0).length).toBeGreaterThan(runs / 4);
  }, 600_000);

  it("of any nested list keeps what a plain reading keeps of that list", async () => {
    const lists = nestedLists();
    const kept: number[] = [];
    const any = fc.constantFrom(...lists).chain((list) =>
      fc.record({
        list: fc.constant(list),
        parents: fc.uniqueArray(fc.constantFrom(...held(tables, list.of, "id")), { minLength: 1, maxLength: 6 }),
        filter: anyFilter(tables, list.type, 2),
      }),
    );
    await fc.assert(
      fc.asyncProperty(any, async ({ list: { of, field, type }, parents, filter }) => {
        const { data, errors } = await graph.query(
          `query ($parents: [String!], $where: ${type}Filter) { ${roots[of]}(where: { slug: { in: $parents } }) { nodes {
            all: ${field}(first: 100) { totalCount nodes { slug } } some: ${field}(first: 100, where: $where) { totalCount nodes { slug } } } } }`,
          { parents, where: filter },
        );
        expect(errors).toEqual([]);
        const rows = new Map(rowsOf(tables, type).map((row) => [row.id, row]));
        for (const { all, some } of data[roots[of] as string].nodes) {
          if (all.totalCount > 100) continue;
          const expected = all.nodes.filter(({ slug }: { slug: string }) => {
            const row = rows.get(slug);
            if (!row) throw new Error(`${type} ${slug} is in no record`);
            return meets(tables, type, row, filter, today);
          });
          expect(some).toEqual({ totalCount: expected.length, nodes: expected });
          kept.push(expected.length);
        }
      }),
      { numRuns: runs / 2 },
    );
    expect(new Set(lists.map(({ type }) => type)).size).toBeGreaterThanOrEqual(8);
    expect(kept.filter((count) => count > 0).length).toBeGreaterThan(runs / 8);
  }, 600_000);

  it.each(listsOfFacts)(
    "of $root { $field } keeps what a plain reading keeps",
    async ({ root, field, type, selection, read }) => {
      const lists = await everyNode(graph, root, `slug ${field}(first: 100) { totalCount ${selection} }`);
      const shown = new Map<string, Record<string, string | number | null>[]>(
        lists
          .filter((node) => node[field].totalCount > 0 && node[field].totalCount <= 100)
          .map((node) => [node.slug, (node[field].nodes ?? node[field].edges).map(read)]),
      );
      tables.set(`${type} as shown`, [...shown.values()].flat());
      const kept: number[] = [];
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...shown.keys()), anyFilterOfFacts(tables, type), async (slug, filter) => {
          const { data, errors } = await graph.query(
            `query ($slug: String, $where: ${type}Filter) { ${root}(where: { slug: { eq: $slug } }) { nodes { ${field}(first: 100, where: $where) { totalCount ${selection} } } } }`,
            { slug, where: filter },
          );
          expect(errors).toEqual([]);
          const list = data[root].nodes[0][field];
          const expected = (shown.get(slug) ?? []).filter((row) => meets(tables, type, row, filter, today));
          expect((list.nodes ?? list.edges).map(read)).toEqual(expected);
          expect(list.totalCount).toBe(expected.length);
          kept.push(expected.length);
        }),
        { numRuns: runs / 10 },
      );
      expect(kept.filter((count) => count > 0).length).toBeGreaterThan(runs / 50);
    },
  );

  it("of facts asks after what they are joined to", async () => {
    const { data, errors } = await graph.query(`{
      agreement(slug: "sanofi-radiomedix-orano-med-alphamedix-2024") {
        all: claims(first: 100) { nodes { evidence { source { kind } } } }
        some: claims(first: 100, where: { evidence: { some: { source: { kind: { eq: PRESS_RELEASE } } } } }) { totalCount nodes { evidence { source { kind } } } }
      }
      therapy(slug: "alphamedix") {
        rights(where: { grantee: { slug: { eq: "sanofi" } }, therapies: { some: { modality: { eq: RADIOLIGAND } } } }) { nodes { grantee { slug } } }
        statementsAbout(where: { person: { companies: { some: { slug: { eq: "sanofi" } } } } }) { nodes { person { affiliations { company { slug } } } } }
      }
    }`);
    expect(errors).toEqual([]);
    const { all, some } = data.agreement;
    const released = ({ evidence }: { evidence: { source: { kind: string } }[] }) =>
      evidence.some(({ source }) => source.kind === "PRESS_RELEASE");
    expect(some.nodes).toEqual(all.nodes.filter(released));
    expect(some.totalCount).toBeGreaterThan(0);
    expect(some.totalCount).toBeLessThan(all.nodes.length);
    expect(data.therapy.rights.nodes).toEqual([{ grantee: { slug: "sanofi" } }]);
    for (const { person } of data.therapy.statementsAbout.nodes)
      expect(person.affiliations).toContainEqual({ company: { slug: "sanofi" } });
  });

  it("of a nested list keeps the same as one at the root", async () => {
    const nested = await graph.query(
      '{ company(slug: "sanofi") { agreements(where: { kinds: { has: ACQUISITION } }, first: 100) { totalCount nodes { slug } } } }',
    );
    const root = await graph.query(
      '{ agreements(where: { kinds: { has: ACQUISITION }, parties: { some: { company: { slug: { eq: "sanofi" } } } } }, first: 100) { totalCount nodes { slug } } }',
    );
    expect(nested.data.company.agreements.totalCount).toBeGreaterThan(5);
    expect(nested.data.company.agreements).toEqual(root.data.agreements);
  });

  it("meets an indication with its descendants, where asked", async () => {
    const of = (more: string) =>
      graph.query(
        `{ agreements(where: { indications: { some: { mesh: { eq: "D009369" }, ${more} } } }) { totalCount } indications(where: { doid: { eq: "DOID:162" }, ${more} }) { totalCount } }`,
      );
    const [own, family] = await Promise.all([of(""), of("orDescendants: true")]);
    expect(own.data.indications.totalCount).toBe(1);
    expect(family.data.indications.totalCount).toBeGreaterThan(20);
  });

  it("of money compares like with like: by the rate of the announcement day, and not at all without one", async () => {
    const count = async (value: string) => {
      const { data, errors } = await graph.query(
        `{ agreements(where: { slug: { startsWith: "sanofi-radiomedix" }, value: { total: { ${value} } } }) { totalCount } }`,
      );
      expect(errors).toEqual([]);
      return data.agreements.totalCount;
    };
    expect(await count('gte: "320000000", currency: EUR')).toBe(1);
    expect(await count('gt: "320000000", currency: EUR')).toBe(0);
    expect(await count('gte: "352000000", currency: USD')).toBe(1);
    expect(await count('gte: "353000000", currency: USD')).toBe(0);
    expect(await count('gte: "1", currency: BRL')).toBe(0);
  });

  it("is what a cursor belongs to, as the words of a search are", async () => {
    const cursor = async (root: string, args: string) =>
      (await graph.query(`{ ${root}(${args}, first: 1) { pageInfo { endCursor } } }`)).data[root].pageInfo.endCursor;
    const licences = "where: { kinds: { has: LICENSE } }";
    const after = await cursor("agreements", licences);
    expect((await graph.query(`{ agreements(${licences}, after: "${after}") { totalCount } }`)).errors).toEqual([]);
    const searched = await cursor("search", 'query: "sanofi"');
    for (const wrong of [
      `agreements(after: "${after}")`,
      `agreements(where: { kinds: { has: EQUITY } }, after: "${after}")`,
      `search(query: "orano", after: "${searched}")`,
    ]) {
      const { errors } = await graph.query(`{ ${wrong} { totalCount } }`);
      expect(errors[0]?.message).toMatch(/is a cursor of another list, order or filter/);
      expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "after" });
    }
  });

  it("costs one statement for the page, however deep, and one for the count", async () => {
    const { statements } = await graph.query(
      '{ agreements(where: { therapies: { some: { indications: { some: { therapies: { some: { companies: { some: { country: { eq: "fr" } } } } } } } } } }) { totalCount nodes { slug } } }',
    );
    expect(statements).toHaveLength(2);
  });

  it("of a nested list looks up its own others row by row, and what those are asked about once", async () => {
    const { statements } = await graph.query(
      '{ companies(first: 20) { nodes { agreements(where: { therapies: { some: { agreements: { some: { therapies: { every: { companies: { none: { country: { eq: "fr" } } } } } } } } } }) { totalCount } } } }',
    );
    const asked = statements.find((statement) => statement.includes("kept_therapy"));
    expect(asked?.match(/exists \(select/g)).toHaveLength(1);
    expect(asked?.match(/ in \(select "?kept/g)?.length).toBeGreaterThanOrEqual(3);
  });

  it("of text knows every alphabet's capitals", async () => {
    await using small = await graphOf({ "a.yaml": sampleRecords.replace("name: Beta", "name: Össur ΩMEGA") });
    for (const name of [
      '{ eq: "Össur ΩMEGA" }',
      '{ eq: "össur ωmega" }',
      '{ contains: "ωM" }',
      '{ startsWith: "ÖSS" }',
      '{ in: ["x", "ÖSSUR ωMEGA"] }',
      '{ contains: "SSUR" }',
    ]) {
      const { data } = await small.query(`{ companies(where: { name: ${name} }) { nodes { slug } } }`);
      expect(data.companies.nodes, name).toEqual([{ slug: "beta" }]);
    }
  });

  it("keeps pages apart: a page with a filter is not a page without", async () => {
    const { data } = await graph.query(
      "{ companies(first: 3) { nodes { all: agreements(first: 100) { totalCount } some: agreements(first: 100, where: { kinds: { has: LICENSE } }) { totalCount nodes { kinds } } } } }",
    );
    for (const { all, some } of data.companies.nodes) {
      expect(some.totalCount).toBeLessThanOrEqual(all.totalCount);
      for (const { kinds } of some.nodes) expect(kinds).toContain("LICENSE");
    }
  });

  it.each([
    ['{ announcedOn: { within: "1 year" } }', "where.announcedOn.within", /write a duration such as "P1Y"/],
    ['{ announcedOn: { gte: "2024-13" } }', "where", /"2024-13" is no PartialDate/],
    ["{ kinds: { has: LICENCE } }", "where", /does not exist in "AgreementKind" enum/],
    ['{ name: { contains: "a\\u0000" } }', "where.name.contains", /has the character U\+0000/],
    ["{ colour: { eq: 1 } }", "where", /Field "colour" is not defined by type "AgreementFilter"/],
    [
      `${"{ not: ".repeat(13)}{}${" }".repeat(13)}`,
      expect.stringMatching(/^where(\.not)+$/),
      /is nested more than 12 deep/,
    ],
    [`{ or: [${'{ name: { eq: "a" } },'.repeat(70)}] }`, "where", /has more than 200 parts/],
  ])("that cannot be used is refused, with its place: %s", async (filter, argument, message) => {
    const { errors } = await graph.query(`{ agreements(where: ${filter}) { totalCount } }`);
    expect(errors[0]?.message).toMatch(message);
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument });
  });

  it("on nothing keeps everything; an empty list of choices keeps nothing; bounds that exclude each other keep nothing", async () => {
    await using small = await graphOf({ "a.yaml": sampleRecords });
    const count = async (filter: string) =>
      (await small.query(`{ companies(where: ${filter}) { totalCount } }`)).data.companies.totalCount;
    expect(await count("{}")).toBe(2);
    expect(await count("null")).toBe(2);
    expect(await count("{ and: [] }")).toBe(2);
    expect(await count("{ or: [] }")).toBe(0);
    expect(await count("{ slug: { in: [] } }")).toBe(0);
    expect(await count('{ foundedOn: { gte: "2020", lt: "2019" } }')).toBe(0);
    expect(await count('{ not: { foundedOn: { gte: "2020" } } }')).toBe(2);
    expect(await count("{ agreements: { every: { status: { eq: CLOSED } } } }")).toBe(0);
  });
});
