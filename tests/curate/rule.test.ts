import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { proposals } from "../../src/command/curate/duplicates/proposal.ts";
import { NameIndex } from "../../src/command/curate/name-index.ts";
import { freeSlug, slugOf, withoutLegalForm } from "../../src/command/curate/new/slug.ts";
import { isSlug } from "../../src/domain/code.ts";
import { bareNameOf } from "../../src/domain/name/name.ts";
import { readRecords, recordsIn } from "../../src/intake/records/load.ts";
import type { NodeChange } from "../../src/store/write/change-set.ts";
import { variantRules } from "../names/variant.ts";
import { testGraph } from "../support/graph.ts";
import { runs, seed } from "../support/runs.ts";

const words = fc.array(fc.constantFrom("Alpha", "Novo", "Gène", "617", "Kyowa", "Σ", "Bio-Tech", "O'Neil"), {
  minLength: 1,
  maxLength: 4,
});
const texts = fc.oneof(
  words.map((parts) => parts.join(" ")),
  fc.string({ unit: "grapheme", maxLength: 200 }),
);

describe("a slug that is made", () => {
  it("is valid and free, and the same if made again", () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 4 }), fc.nat(6), (parts, count) => {
        const taken = new Set<string>();
        for (let made = 0; made <= count; made++) {
          const slug = freeSlug(parts, taken);
          if (slug === "") return void expect(parts.every((part) => slugOf(part) === "")).toBe(true);
          expect(isSlug(slug), slug).toBe(true);
          expect(taken).not.toContain(slug);
          expect(freeSlug(parts, taken)).toBe(slug);
          taken.add(slug);
        }
      }),
      { numRuns: runs(200, 5000), seed },
    );
  });

  it("leaves out the legal form of a name, and no other part", () => {
    const forms = fc.constantFrom("", " Inc.", ", Inc.", " AG", " Co., Ltd.", " GmbH & Co. KG", " S.A.");
    fc.assert(
      fc.property(words, forms, (parts, form) => {
        const name = parts.join(" ");
        const short = withoutLegalForm(name + form);
        expect(bareNameOf(short)).toBe(bareNameOf(name + form));
        expect(name.startsWith(short)).toBe(true);
      }),
      { numRuns: runs(200, 5000), seed },
    );
  });
});

interface Firm {
  name: string;
  form: string;
  lei: string | undefined;
}

const firms = fc.array(
  fc.record<Firm>({
    name: fc.constantFrom("Acme", "Betapharm", "Betapharn", "Gamma Bio", "GammaBio", "Delta 12", "Delta 13"),
    form: fc.constantFrom("", " Inc.", " GmbH"),
    lei: fc.option(fc.constantFrom("549300E9PC51EN656011", "529900W18LQJJN6SJ336"), { nil: undefined }),
  }),
  { maxLength: 8 },
);

function nodesOf(list: readonly Firm[], order: readonly number[]): NodeChange[] {
  const companies = list.map(({ name, form }, index) => ({
    slug: `c${index}`,
    name: name + form,
    kind: "BIOTECHNOLOGY",
  }));
  // An identifier belongs to one company in records that load, so that later companies go without.
  const seen = new Set<string>();
  const known = companies.map((company, index) => {
    const { lei } = list[index] ?? {};
    if (lei === undefined || seen.has(lei)) return company;
    seen.add(lei);
    return { ...company, lei };
  });
  const text = JSON.stringify({
    recordedOn: "2024-01-01",
    evidence: { default: { source: "s", states: "States it." } },
    sources: [{ slug: "s", title: "S", kind: "NEWS", url: "https://example.org/s" }],
    companies: order.map((index) => known[index]).filter((company) => company !== undefined),
  });
  return recordsIn("", [{ file: "a.yaml", bytes: Buffer.from(text) }]).nodes;
}

describe("pairs that are proposed", () => {
  const shuffled = firms.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray([...list.keys()], { minLength: list.length })),
  );

  it("are all companies with the same name or a typo apart, unless their identifiers differ", () => {
    fc.assert(
      fc.property(
        firms.filter((list) => list.length > 0),
        (list) => {
          const nodes = nodesOf(list, [...list.keys()]);
          const found = new Set(proposals(nodes).map(({ slugs }) => slugs.join(" ")));
          const leis = new Map(nodes.map(({ slug, row }) => [slug, row["lei"]]));
          const expected = new Set<string>();
          for (const [one, a] of list.entries()) {
            for (const [other, b] of list.entries()) {
              if (one >= other) continue;
              const [x, y] = [leis.get(`c${one}`), leis.get(`c${other}`)];
              if (x && y && x !== y) continue;
              const names = new Set([bareNameOf(a.name), bareNameOf(b.name)]);
              if (names.size === 1 || (names.has("betapharm") && names.has("betapharn")))
                expected.add(`c${one} c${other}`);
            }
          }
          expect(found).toEqual(expected);
        },
      ),
      { numRuns: runs(60, 1500), seed },
    );
  });

  it("do not depend on the order of the records", () => {
    fc.assert(
      fc.property(
        shuffled.filter(([list]) => list.length > 0),
        ([list, order]) => {
          const pairs = (nodes: NodeChange[]) =>
            proposals(nodes).map(({ slugs, reasons }) => [slugs, reasons.map(({ rule }) => rule)]);
          // The identifiers are given out in the order of the list, before it is shuffled.
          expect(pairs(nodesOf(list, order))).toEqual(pairs(nodesOf(list, [...list.keys()])));
        },
      ),
      { numRuns: runs(40, 1000), seed },
    );
  });
});

describe("names of parties", () => {
  it("are resolved as resolveNames of the API resolves them", async () => {
    await using graph = await testGraph();
    const { nodes } = await readRecords("tests/graph/records");
    const index = { Company: new NameIndex(nodes, "Company"), Therapy: new NameIndex(nodes, "Therapy") };
    const names = nodes
      .filter(({ type }) => type === "Company" || type === "Therapy")
      .flatMap(({ row }) => [
        String(row["name"]),
        ...variantRules.flatMap(({ variants }) => variants(String(row["name"])).slice(0, 2)),
      ]);
    const query = `query ($names: [String!]!, $types: [EntityType!]) {
      resolveNames(names: $names, types: $types) { name match candidates { __typename slug } } }`;
    for (const type of ["Company", "Therapy"] as const) {
      for (let start = 0; start < names.length; start += 100) {
        const some = names.slice(start, start + 100);
        const { data, errors } = await graph.query(query, { names: some, types: [type] });
        expect(errors).toEqual([]);
        for (const { name, match, candidates } of data.resolveNames) {
          const keys = candidates.map(
            ({ __typename, slug }: { __typename: string; slug: string }) => `${__typename}:${slug}`,
          );
          expect({ name, ...index[type].resolve(name) }).toEqual({ name, match, candidates: keys });
        }
      }
    }
  });
});
