import { rm } from "node:fs/promises";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { readRecords } from "../src/records/load.ts";
import { applyNodes } from "../src/store/write.ts";
import { type Graph, graphOf, openGraph, recordFolder, shippedGraph } from "./support/graph.ts";
import { sampleRecords } from "./support/records.ts";

/** What an analyst types, and what must come first. */
const wanted: [string, string][] = [
  ["sanofi", "sanofi"],
  ["SANOFI", "sanofi"],
  ["sanof", "sanofi"],
  ["sanfi", "sanofi"],
  ["alphamedix", "alphamedix"],
  ["AlphaMedix", "alphamedix"],
  ["alphamdix", "alphamedix"],
  ["212Pb-DOTAMTATE", "alphamedix"],
  ["212pb dotamtate", "alphamedix"],
  ["orano med", "orano-med"],
  ["orano", "orano"],
  ["radiomedix", "radiomedix"],
  ["radiomedx", "radiomedix"],
  ["lutathera", "lutathera"],
  ["lutahtera", "lutathera"],
  ["pluvicto", "pluvicto"],
  ["177Lu-PSMA-617", "pluvicto"],
  ["pluvict", "pluvicto"],
  ["tzield", "tzield"],
  ["teplizumab", "tzield"],
  ["rezurock", "rezurock"],
  ["belumosudil", "rezurock"],
  ["belumosudl", "rezurock"],
  ["nuvaxovid", "nuvaxovid"],
  ["matrix-m", "matrix-m"],
  ["matrix m", "matrix-m"],
  ["xofigo", "xofigo"],
  ["pylarify", "pylarify"],
  ["detectnet", "detectnet"],
  ["ayvakit", "ayvakit"],
  ["avapritinib", "ayvakit"],
  ["gavreto", "gavreto"],
  ["tolebrutinib", "tolebrutinib"],
  ["rilzabrutinib", "rilzabrutinib"],
  ["rilzabrutnib", "rilzabrutinib"],
  ["novartis", "novartis"],
  ["novratis", "novartis"],
  ["eli lilly", "eli-lilly"],
  ["lilly", "eli-lilly"],
  ["pfizer", "pfizer"],
  ["bayer", "bayer"],
  ["bristol myers", "bristol-myers-squibb"],
  ["BMS", "bristol-myers-squibb"],
  ["lantheus", "lantheus"],
  ["telix", "telix-pharmaceuticals"],
  ["peptidream", "peptidream"],
  ["kadmon", "kadmon"],
  ["principia", "principia-biopharma"],
  ["blueprint", "blueprint-medicines"],
  ["openai", "openai"],
  ["gep-net", "gastroenteropancreatic-neuroendocrine-tumor"],
  ["NET", "neuroendocrine-tumor"],
  ["D018358", "neuroendocrine-tumor"],
  ["neuroendocrine tumor", "neuroendocrine-tumor"],
  ["prostate cancer", "prostate-cancer"],
  ["T1D", "type-1-diabetes"],
  ["psma", "psma"],
  ["FOLH1", "psma"],
  ["NCT05153772", "nct05153772"],
  ["dietmar berger", "dietmar-berger"],
  ["dietmar", "dietmar-berger"],
];

describe("search", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await shippedGraph();
  });
  const search =
    "query ($query: String!, $types: [EntityType!], $first: Int, $after: String) { search(query: $query, types: $types, first: $first, after: $after) { totalCount countsByType { type count } pageInfo { hasNextPage endCursor } edges { score matchedOn text highlight { from to } node { __typename slug name } } } }";

  it("puts first what is meant, of sixty things that are asked for", async () => {
    expect(wanted.length).toBeGreaterThanOrEqual(60);
    const missed: string[] = [];
    for (const [query, slug] of wanted) {
      const { data, errors } = await graph.query(search, { query, first: 3 });
      expect(errors).toEqual([]);
      const found = data.search.edges.map(({ node }: { node: { slug: string } }) => node.slug);
      if (found[0] !== slug) missed.push(`${query}: ${slug}, not ${found.join(", ")}`);
    }
    expect(missed).toEqual([]);
  });

  it("folds accents, and finds by the beginning of a word as it is typed", async () => {
    await using small = await graphOf({ "a.yaml": sampleRecords.replace("name: Acme\n", "name: Açmé Ñandú\n") });
    for (const query of ["açmé", "acme", "ACME ÑAN", "a", "nandu", "ac na"]) {
      const { data } = await small.query(search, { query, types: ["Company"] });
      expect(data.search.edges[0]?.node.slug, query).toBe("acme");
    }
    for (const [query, part] of [
      ["nan", "Ñan"],
      ["nandu", "Ñandú"],
      ["nanbu", "Ñandú"],
    ]) {
      const { data } = await small.query(search, { query, types: ["Company"] });
      const { text, highlight } = data.search.edges[0];
      expect(highlight.map(({ from, to }: { from: number; to: number }) => text.slice(from, to))).toEqual([part]);
    }
  });

  it("finds by words of different names too, after all that have them in one", async () => {
    const found = async (query: string) => (await graph.query(search, { query })).data.search.edges;
    const [company, ...others] = await found("novartis NVS");
    expect(others).toEqual([]);
    expect(company).toMatchObject({
      score: 5,
      matchedOn: "Company.name",
      text: "Novartis",
      node: { slug: "novartis" },
    });
    expect(company.highlight).toEqual([{ from: 0, to: 8 }]);
    const both = await found("alphamedix 212Pb-DOTAMTATE");
    expect(
      both.map(({ score, node }: { score: number; node: { __typename: string } }) => [node.__typename, score]),
    ).toEqual([
      ["Trial", 40],
      ["Therapy", 5],
    ]);
    const { data: sanofi } = await graph.query(search, { query: "sanofi", first: 100 });
    const scores = sanofi.search.edges.map(({ score }: { score: number }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it("counts by type, and pages without repetition", async () => {
    const whole = await graph.query(search, { query: "sanofi", first: 100 });
    const { totalCount, countsByType, edges } = whole.data.search;
    expect(countsByType.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(totalCount);
    const slugs: string[] = [];
    for (let after: string | null = null; ; ) {
      const { data } = await graph.query(search, { query: "sanofi", first: 7, after });
      slugs.push(...data.search.edges.map(({ node }: { node: { slug: string } }) => node.slug));
      if (!data.search.pageInfo.hasNextPage) break;
      after = data.search.pageInfo.endCursor;
    }
    expect(slugs).toHaveLength(totalCount);
    expect(slugs).toEqual(edges.map(({ node }: { node: { slug: string } }) => node.slug));
    const companies = await graph.query(search, { query: "sanofi", types: ["Company"] });
    expect(
      companies.data.search.edges.every(({ node }: { node: { __typename: string } }) => node.__typename === "Company"),
    ).toBe(true);
  });

  it("takes any text for words, never for operators", async () => {
    const odd = [
      '"',
      "'",
      "NEAR(",
      "a* OR b",
      "col:x",
      "-sanofi",
      "(",
      "^",
      "{}",
      "",
      " ",
      "\\u0000",
      "sanofi AND NOT orano",
      "x".repeat(10_000),
      "ünïcödé 漢字 😀",
    ];
    for (const query of odd) expect((await graph.query(search, { query })).errors, query).toEqual([]);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 60 }), async (query) => {
        const { errors, data } = await graph.query(search, { query, first: 2 });
        expect(errors).toEqual([]);
        for (const { text, highlight } of data.search.edges) {
          for (const { from, to } of highlight) expect(from >= 0 && to > from && to <= text.length).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
    expect((await graph.query(search, { query: "", first: 0 })).errors[0]?.extensions).toEqual({
      code: "BAD_USER_INPUT",
      argument: "first",
    });
  });

  it("follows the records: after changes it finds what a store finds that was loaded afresh", async () => {
    const start = sampleRecords;
    const steps = [
      start.replace("name: Beta", "name: Gamma"),
      start.replace("slug: psma, name: PSMA", "slug: psma, name: Prostate antigen"),
      start.replace("Acme licenses ABC-1", "Another title"),
      `${start}\n`.replace("targets:\n", "targets:\n  - { slug: alone, name: Beta alone }\n"),
      start,
    ];
    const load = async (graph: Graph, text: string) => {
      const folder = await recordFolder({ "a.yaml": text });
      const { documents, digest } = await readRecords(folder);
      await rm(folder, { recursive: true });
      return applyNodes(graph.store, { name: "records", digest }, documents);
    };
    const found = async (graph: Graph) =>
      Promise.all(
        ["beta", "gamma", "psma", "antigen", "acme", "alone", "abc", "prostate", "prostte", "a"].map(async (query) => {
          const { data, errors } = await graph.query(search, { query, first: 100 });
          expect(errors).toEqual([]);
          return data.search.edges.map(
            ({ score, text, node }: { score: number; text: string; node: { slug: string } }) => [
              node.slug,
              score,
              text,
            ],
          );
        }),
      );
    await using changing = await openGraph(":memory:");
    await load(changing, start);
    const answers = new Set([JSON.stringify(await found(changing))]);
    for (const step of steps) {
      await load(changing, step);
      await using fresh = await openGraph(":memory:");
      await load(fresh, step);
      const now = await found(changing);
      expect(now).toEqual(await found(fresh));
      answers.add(JSON.stringify(now));
    }
    // The title of a source is nobody's name, and the last step is the first again.
    expect(answers.size).toBe(4);
  });
});

describe("resolveNames", () => {
  const resolve =
    "query ($names: [String!]!, $types: [EntityType!]) { resolveNames(names: $names, types: $types) { name match candidates { slug } } }";

  it("sees through legal forms, case, punctuation, codes and typos, in the order given", async () => {
    await using graph = await shippedGraph();
    const table: [string, string, string | null][] = [
      ["SANOFI S.A.", "EXACT", "sanofi"],
      ["orano med", "EXACT", "orano-med"],
      ["AlphaMedix(TM)", "EXACT", "alphamedix"],
      ["Lutathera®", "EXACT", "lutathera"],
      ["RadioMedix, Inc.", "EXACT", "radiomedix"],
      ["Bayer AG", "EXACT", "bayer"],
      ["GEP-NET", "ALIAS", "gastroenteropancreatic-neuroendocrine-tumor"],
      ["177Lu-PSMA-617", "ALIAS", "pluvicto"],
      ["D018358", "ALIAS", "neuroendocrine-tumor"],
      ["Novratis", "FUZZY", "novartis"],
      ["nobody at all", "NONE", null],
      ["", "NONE", null],
    ];
    const { data, errors, statements } = await graph.query(resolve, { names: table.map(([name]) => name) });
    expect(errors).toEqual([]);
    expect(
      data.resolveNames.map(
        ({ name, match, candidates }: { name: string; match: string; candidates: { slug: string }[] }) => [
          name,
          match,
          candidates[0]?.slug ?? null,
        ],
      ),
    ).toEqual(table);
    // One for the names as they are, one for those a typo away; and once after each change, one for all names there are.
    expect(statements.filter((sql) => sql.includes("search_entry"))).toHaveLength(3);
    const again = await graph.query(resolve, { names: table.map(([name]) => name) });
    expect(again.data).toEqual(data);
    expect(again.statements.filter((sql) => sql.includes("search_entry"))).toHaveLength(2);
  });

  it("calls ambiguous what several are called, and refuses more than a hundred names", async () => {
    await using graph = await graphOf({
      "a.yaml": sampleRecords.replace(
        "  - { slug: beta,",
        "  - { slug: acme-two, name: ACME Ltd, kind: OTHER }\n  - { slug: beta,",
      ),
    });
    const { data } = await graph.query(resolve, { names: ["acme"] });
    expect(data.resolveNames[0]).toEqual({
      name: "acme",
      match: "AMBIGUOUS",
      candidates: [{ slug: "acme" }, { slug: "acme-two" }],
    });
    const { errors } = await graph.query(resolve, { names: Array(101).fill("x") });
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "names" });
  });
});
