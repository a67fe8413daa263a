import { rm } from "node:fs/promises";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { ownWordsOf, sortNameOf, wordGroupsOf, wordsOf } from "../../../src/domain/name/name.ts";
import type { SearchMatchKind } from "../../../src/domain/vocabulary/search.ts";
import { readRecords } from "../../../src/intake/records/load.ts";
import { predicates } from "../../../src/model/derived/predicate.ts";
import { entityTypes } from "../../../src/model/model.ts";
import { applyNodes } from "../../../src/store/write/apply.ts";
import { everyGraph } from "../../support/every-graph.ts";
import { type Graph, graphOf, openGraph, recordFolder, testGraph } from "../../support/graph.ts";
import { plainSearch, relatedWords, type SearchText, searchTexts } from "../../support/plain/search.ts";
import { sampleRecords } from "../../support/records.ts";
import { runs } from "../../support/runs.ts";

const search = `query ($query: String!, $types: [EntityType!], $first: Int, $after: String) {
  search(query: $query, types: $types, first: $first, after: $after) {
    totalCount countsByType { type count } pageInfo { hasNextPage endCursor }
    edges { kind score matchedOn text highlights { start end } node { __typename slug name } } } }`;

interface Edge {
  kind: SearchMatchKind;
  score: number;
  matchedOn: string;
  text: string;
  highlights: { start: number; end: number }[];
  node: { __typename: string; slug: string };
}

/** Words that are only searched for in some queries, or whose beginnings do not count. */
const special = new Set(["and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with"]);

/** Whether a query has only words to which no rule of its own applies: no numbers, plurals, legal forms or words joined by hyphens. */
function isPlain(text: string): boolean {
  const words = wordsOf(text);
  return (
    words.length > 0 &&
    words.length <= 12 &&
    ownWordsOf(text).length === words.length &&
    wordGroupsOf(text).every((group) => group.length === 1) &&
    words.every((word) => /^\p{L}{2,}$/u.test(word) && !word.endsWith("s") && !special.has(word))
  );
}

/** Words, and the word that they are if they are written together. */
const withJoined = (words: readonly string[]) => [...words, words.join("")];

const keyOf = ({ node }: Edge) => `${node.__typename}:${node.slug}`;
const highlighted = ({ text, highlights }: Edge) =>
  highlights.map(({ start, end }) => [...text].slice(start, end).join(""));

/** Names, codes, tickers, acronyms and misspellings, and the entity that is meant. */
const meant: readonly (readonly [query: string, slug: string])[] = [
  ["sanofi", "sanofi"],
  ["SANOFI", "sanofi"],
  ["sanof", "sanofi"],
  ["sanfi", "sanofi"],
  ["AlphaMedix", "alphamedix"],
  ["alphamdix", "alphamedix"],
  ["212Pb-DOTAMTATE", "alphamedix"],
  ["212pb dotamtate", "alphamedix"],
  ["orano med", "orano-med"],
  ["orano", "orano"],
  ["radiomedx", "radiomedix"],
  ["lutahtera", "lutathera"],
  ["177Lu-PSMA-617", "pluvicto"],
  ["pluvict", "pluvicto"],
  ["teplizumab", "tzield"],
  ["matrix m", "matrix-m"],
  ["novratis", "novartis"],
  ["lilly", "eli-lilly"],
  ["NET", "neuroendocrine-tumor"],
  ["D018358", "neuroendocrine-tumor"],
  ["neuroendocrine tumor", "neuroendocrine-tumor"],
  ["prostate cancer", "prostate-cancer"],
  ["psma", "psma"],
  ["FOLH1", "psma"],
  ["NCT05153772", "nct05153772"],
  ["dietmar", "dietmar-berger"],
];

describe.each(everyGraph)("search in $name", ({ open }) => {
  let graph: Graph;
  let texts: SearchText[];
  let related: Map<string, string[]>;
  beforeAll(async () => {
    const { graph: opened, plain } = await open();
    [graph, texts] = [opened, searchTexts(plain)];
    related = relatedWords(plain, texts);
  });

  it("finds what a plain reading of names and texts finds, with the kinds that the enum describes", async () => {
    const prefix = (word: string) =>
      fc.integer({ min: 1, max: word.length }).map((length) => [...word].slice(0, length).join(""));
    const wordOf = (words: readonly string[]) =>
      fc.oneof(fc.constantFrom(...words), fc.constantFrom(...words).chain(prefix));
    const sameEntity = [...Map.groupBy(texts, ({ entity }) => entity).values()];
    const query = fc.oneof(
      fc.constantFrom(...texts).map(({ text }) => text),
      fc.constantFrom(...texts).chain(({ words }) => fc.array(wordOf(words), { minLength: 1, maxLength: 3 })),
      fc
        .constantFrom(...sameEntity)
        .chain((own) => fc.array(wordOf(own.flatMap(({ words }) => words)), { minLength: 1, maxLength: 3 })),
    );
    const types = fc.option(fc.subarray([...entityTypes], { minLength: 1 }));
    await fc.assert(
      fc.asyncProperty(query, types, async (words, types) => {
        const text = typeof words === "string" ? words : words.join(" ");
        fc.pre(isPlain(text));
        const { data, errors } = await graph.query(search, { query: text, types, first: 100 });
        expect(errors).toEqual([]);
        const expected = new Map(
          [...plainSearch(texts, related, text)].filter(
            ([key]) => !types || types.some((type) => key.startsWith(`${type}:`)),
          ),
        );
        const { totalCount, edges, countsByType } = data.search;
        expect(totalCount, text).toBe(expected.size);
        for (const edge of edges as Edge[]) {
          expect(edge.kind, `${text}: ${keyOf(edge)}`).toBe(expected.get(keyOf(edge)));
          for (const part of highlighted(edge))
            expect(
              withJoined(wordsOf(part)).some((known) =>
                withJoined(wordsOf(text)).some(
                  (word) => known.startsWith(sortNameOf(word)) || sortNameOf(part).startsWith(word),
                ),
              ),
              part,
            ).toBe(true);
        }
        const scores = edges.map(({ score }: Edge) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        const counts = Map.groupBy(expected.keys(), (key) => key.split(":")[0]);
        expect(new Map(countsByType.map(({ type, count }: { type: string; count: number }) => [type, count]))).toEqual(
          new Map([...counts].map(([type, keys]) => [type, keys.length])),
        );
      }),
      { numRuns: runs(150, 500) },
    );
  }, 600_000);

  it("shows the text that matches, and the field that has it", async () => {
    for (const { text } of texts.filter(({ kind }) => kind !== "prose")) {
      const { data } = await graph.query(search, { query: text, first: 1 });
      const [first] = data.search.edges as Edge[];
      if (!first) throw new Error(`nothing found for ${text}`);
      expect(["NAME", "OTHER_NAME"], text).toContain(first.kind);
      const shown = texts.filter((each) => each.entity === keyOf(first) && each.text === first.text);
      const fields = shown.map(({ field }) => `${first.node.__typename}.${field}`);
      expect(fields, text).toContain(predicates.find(({ value }) => value === first.matchedOn)?.key);
      expect(highlighted(first).join(""), text).not.toBe("");
    }
  });
});

describe("search", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await testGraph();
  });

  it.each(meant)("for %s shows %s first", async (query, slug) => {
    const { data, errors } = await graph.query(search, { query, first: 3 });
    expect(errors).toEqual([]);
    expect(data.search.edges.map(({ node }: Edge) => node.slug)[0]).toBe(slug);
  });

  it("ignores case and diacritics, and matches the start of a word", async () => {
    await using small = await graphOf({ "a.yaml": sampleRecords.replace("name: Acme\n", "name: Açmé Ñandú\n") });
    for (const query of ["açmé", "acme", "ACME ÑAN", "ac", "nandu", "ac na"]) {
      const { data } = await small.query(search, { query, types: ["Company"] });
      expect(data.search.edges[0]?.node.slug, query).toBe("acme");
    }
    // A single letter begins too many words, so that it has to be a word itself.
    expect((await small.query(search, { query: "a", types: ["Company"] })).data.search.edges).toEqual([]);
    for (const [query, part] of [
      ["nan", "Ñan"],
      ["nandu", "Ñandú"],
      ["nanbu", "Ñandú"],
    ]) {
      const { data } = await small.query(search, { query, types: ["Company"] });
      expect(highlighted(data.search.edges[0]), query).toEqual([part]);
    }
  });

  it("scores letters outside the Basic Multilingual Plane like any other", async () => {
    await using small = await graphOf({ "a.yaml": sampleRecords.replace("name: Acme\n", "name: 𠮷野 Pharma\n") });
    const { data } = await small.query(search, { query: "𠮷野" });
    expect(data.search.edges[0]).toMatchObject({ kind: "NAME_START", node: { slug: "acme" } });
  });

  it("gives offsets of highlights in Unicode code points", async () => {
    await using small = await graphOf({ "a.yaml": sampleRecords.replace("name: Acme\n", 'name: "😀😀 Zeta 𝒜"\n') });
    const { data } = await small.query(search, { query: "zeta" });
    expect(data.search.edges[0].highlights).toEqual([{ start: 3, end: 7 }]);
  });

  it("gives pages without repetition", async () => {
    const whole = await graph.query(search, { query: "sanofi", first: 100 });
    const slugs: string[] = [];
    for (let after: string | null = null; ; ) {
      const { data } = await graph.query(search, { query: "sanofi", first: 3, after });
      slugs.push(...data.search.edges.map(({ node }: Edge) => node.slug));
      if (!data.search.pageInfo.hasNextPage) break;
      after = data.search.pageInfo.endCursor;
    }
    expect(slugs.length).toBeGreaterThan(3);
    expect(slugs.slice(0, 100)).toEqual(whole.data.search.edges.map(({ node }: Edge) => node.slug));
    expect(slugs).toHaveLength(whole.data.search.totalCount);
  });

  it("takes any text as words, never as operators", async () => {
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
      "x".repeat(300),
      "ünïcödé 漢字 😀",
      "sanofi\ud800",
      "\udc00\ud800",
      "\u202esanofi\u202c\u200f",
      "s\u200ba\u200dn\ufeffofi",
      "{name} : x",
      "!sanofi !",
      "^ sanofi *",
    ];
    for (const query of odd) expect((await graph.query(search, { query })).errors, query).toEqual([]);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 60 }), async (query) => {
        const { errors, data } = await graph.query(search, { query, first: 2 });
        expect(errors).toEqual([]);
        for (const { text, highlights } of data.search.edges as Edge[])
          for (const { start, end } of highlights)
            expect(start >= 0 && end > start && end <= [...text].length).toBe(true);
      }),
      { numRuns: runs(100, 400) },
    );
  });

  it("refuses invalid pages even if the query has no words", async () => {
    expect((await graph.query(search, { query: "", first: -1 })).errors[0]?.extensions).toEqual({
      code: "BAD_USER_INPUT",
      argument: "first",
    });
  });

  it("follows changes of the records: it finds what a store that was loaded afresh finds", async () => {
    const steps = [
      sampleRecords.replace("name: Beta", "name: Gamma"),
      sampleRecords.replace("slug: psma, name: PSMA", "slug: psma, name: Prostate antigen"),
      sampleRecords.replace("Acme licenses ABC-1", "Another title"),
      sampleRecords.replace("\ntargets:\n", "\ntargets:\n  - { slug: alone, name: Beta alone }\n"),
      sampleRecords,
    ];
    const load = async (graph: Graph, text: string) => {
      const folder = await recordFolder({ "a.yaml": text });
      const { nodes, digest } = await readRecords(folder);
      await rm(folder, { recursive: true });
      return applyNodes(graph.store, { name: "records", digest }, nodes);
    };
    const words = ["beta", "gamma", "psma", "antigen", "acme", "alone", "abc", "prostate", "prostte", "a"];
    const found = async (graph: Graph) =>
      Promise.all(
        words.map(async (query) => {
          const { data, errors } = await graph.query(search, { query, first: 100 });
          expect(errors).toEqual([]);
          return data.search.edges.map(({ kind, score, text, node }: Edge) => [node.slug, kind, score, text]);
        }),
      );
    await using changing = await openGraph(":memory:");
    await load(changing, sampleRecords);
    const responses = new Set([JSON.stringify(await found(changing))]);
    for (const step of steps) {
      await load(changing, step);
      await using fresh = await openGraph(":memory:");
      await load(fresh, step);
      const now = await found(changing);
      expect(now).toEqual(await found(fresh));
      responses.add(JSON.stringify(now));
    }
    // The title of a source is not searched, and the last step restores the first.
    expect(responses.size).toBe(4);
  });
});
