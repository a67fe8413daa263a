import { beforeAll, describe, expect, it } from "vitest";
import { bareNameOf } from "../../../src/domain/name/name.ts";
import { type Graph, graphOf, testGraph } from "../../support/graph.ts";
import { plainTestGraph } from "../../support/plain/graph.ts";
import { type SearchText, searchTexts } from "../../support/plain/search.ts";
import { sampleRecords } from "../../support/records.ts";

const resolve = `query ($names: [String!]!, $types: [EntityType!]) {
  resolveNames(names: $names, types: $types) { name match candidates { __typename slug } } }`;

interface Match {
  name: string;
  match: string;
  candidates: { __typename: string; slug: string }[];
}

let graph: Graph;
let texts: SearchText[];
beforeAll(async () => {
  graph = await testGraph();
  texts = searchTexts(await plainTestGraph()).filter(({ kind }) => kind !== "prose");
});

describe("resolveNames", () => {
  it("ignores legal forms, case, punctuation and typos, and knows codes and former names", async () => {
    const table: [name: string, match: string, slug: string | null][] = [
      ["SANOFI S.A.", "EXACT", "sanofi"],
      ["orano med", "EXACT", "orano-med"],
      ["AlphaMedix(TM)", "EXACT", "alphamedix"],
      ["Lutathera®", "EXACT", "lutathera"],
      ["RadioMedix, Inc.", "EXACT", "radiomedix"],
      ["Bayer AG", "EXACT", "bayer"],
      ["177Lu-PSMA-617", "ALIAS", "pluvicto"],
      ["D018358", "ALIAS", "neuroendocrine-tumor"],
      ["AlphaMedix™", "EXACT", "alphamedix"],
      ["Sanofi S.A.", "EXACT", "sanofi"],
      ["Orano Med LLC", "EXACT", "orano-med"],
      ["Lu177 PSMA617", "ALIAS", "pluvicto"],
      ["Neuroendocrine tumour", "EXACT", "neuroendocrine-tumor"],
      ["Novratis", "FUZZY", "novartis"],
      ["no such company", "NONE", null],
      ["", "NONE", null],
    ];
    const { data, errors } = await graph.query(resolve, { names: table.map(([name]) => name) });
    expect(errors).toEqual([]);
    expect(
      data.resolveNames.map(({ name, match, candidates }: Match) => [name, match, candidates[0]?.slug ?? null]),
    ).toEqual(table);
  });

  it("resolves every name, alias and identifier to the entities that have it", async () => {
    const byBareName = Map.groupBy(texts, ({ text }) => bareNameOf(text));
    for (let start = 0; start < texts.length; start += 100) {
      const names = texts.slice(start, start + 100).map(({ text }) => text);
      const { data, errors } = await graph.query(resolve, { names });
      expect(errors).toEqual([]);
      for (const { name, match, candidates } of data.resolveNames as Match[]) {
        const same = byBareName.get(bareNameOf(name)) ?? [];
        const named = new Set(same.filter(({ kind }) => kind === "name").map(({ entity }) => entity));
        const all = new Set(same.map(({ entity }) => entity));
        const expected = named.size > 0 ? named : all;
        expect(new Set(candidates.map(({ __typename, slug }) => `${__typename}:${slug}`)), name).toEqual(expected);
        expect(match, name).toBe(expected.size > 1 ? "AMBIGUOUS" : named.size === 1 ? "EXACT" : "ALIAS");
      }
    }
  });

  it("costs one statement for known names, and one for misspelled ones once all names have been read", async () => {
    await using fresh = await testGraph();
    const cost = async (names: readonly string[]) => {
      const { statements } = await fresh.query(resolve, { names });
      return statements.filter((sql) => sql.includes("search_entry")).length;
    };
    expect(await cost(["Sanofi", "Novratis"])).toBe(3);
    expect(await cost(["Sanofi", "Novratis", "Byer"])).toBe(2);
    expect(await cost(["Sanofi", "Novartis"])).toBe(1);
  });

  it("restricted to types resolves to entities of these types", async () => {
    const { data } = await graph.query(resolve, { names: ["PSMA"], types: ["Company"] });
    expect(data.resolveNames).toEqual([{ name: "PSMA", match: "NONE", candidates: [] }]);
  });

  it("calls a name of several entities ambiguous", async () => {
    const more = "  - { slug: acme-two, name: ACME Ltd, kind: OTHER }\n  - { slug: beta,";
    await using small = await graphOf({ "a.yaml": sampleRecords.replace("  - { slug: beta,", more) });
    const { data } = await small.query(resolve, { names: ["acme"] });
    expect(data.resolveNames).toEqual([
      {
        name: "acme",
        match: "AMBIGUOUS",
        candidates: [
          { __typename: "Company", slug: "acme" },
          { __typename: "Company", slug: "acme-two" },
        ],
      },
    ]);
  });

  it("accepts up to 100 names", async () => {
    const { errors } = await graph.query(resolve, { names: Array(101).fill("x") });
    expect(errors[0]?.message).toBe("`names`: must have at most 100 entries, got 101.");
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "names" });
  });
});
