import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digestOf } from "../../src/store/content/node-digest.ts";
import { runs } from "../support/runs.ts";

const digest = (value: object) => digestOf(value).digest;

/** Values like those of nodes, with few different texts, so that similar ones are frequent. */
const { node: anyNode } = fc.letrec<{ node: object; value: unknown }>((tie) => ({
  node: fc.dictionary(fc.constantFrom("a", "b", "ab", "name"), tie("value"), { noNullPrototype: true }),
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.string({ unit: fc.constantFrom("a", "b", "\0", "\u0001", "1", ":", "\u8000", "\ud800"), maxLength: 5 }),
    fc.oneof(fc.integer(), fc.constantFrom(0, 1, 7, 0.5, 2 ** 31, -1)),
    fc.constant(null),
    fc.array(tie("node"), { maxLength: 3 }),
  ),
}));

describe("the digest of a node", () => {
  it("is the same exactly if the node is", () => {
    fc.assert(
      fc.property(anyNode, anyNode, (one, other) => {
        expect(digest(structuredClone(one))).toBe(digest(one));
        expect(digest(one) === digest(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
      { numRuns: runs(2000, 100_000) },
    );
  });

  it("differs for each change of a single character", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", minLength: 1, maxLength: 40 }),
        fc.nat(),
        fc.integer({ min: 1, max: 0xffff }),
        (text, place, change) => {
          const at = place % text.length;
          const other = String.fromCharCode(text.charCodeAt(at) ^ change);
          const changed = text.slice(0, at) + other + text.slice(at + 1);
          expect(digest({ text: changed })).not.toBe(digest({ text }));
        },
      ),
      { numRuns: runs(2000, 100_000) },
    );
  });

  it("does not depend on properties that are undefined", () => {
    expect(digest({ a: 1, b: undefined })).toBe(digest({ a: 1 }));
  });

  it.each([
    ["text and number", { a: "1" }, { a: 1 }],
    ["null and an empty text", { a: null }, { a: "" }],
    ["null and nothing", { a: null }, {}],
    ["an empty list and none", { a: [] }, {}],
    ["texts that are divided otherwise", { a: "ab", b: "c" }, { a: "a", b: "bc" }],
    ["a name and a text", { ab: "" }, { a: "b" }],
    ["lists that are divided otherwise", { a: [{}, {}], b: [] }, { a: [{}], b: [{}] }],
    ["numbers beyond 32 bits", { a: 2 ** 32 }, { a: 0 }],
    ["a text and the same with NUL", { a: "a" }, { a: "a\0" }],
  ])("tells apart %s", (_what, one, other) => {
    expect(digest(one)).not.toBe(digest(other));
  });

  it("tells which texts have neither NUL nor lone surrogates", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 9 }), fc.string({ unit: "binary", maxLength: 9 }), (a, b) => {
        const isExact = [a, b].every((text) => text.isWellFormed() && !text.includes("\0"));
        if (digestOf({ a, list: [{ b }] }).isPlain) expect(isExact).toBe(true);
      }),
      { numRuns: runs(2000, 100_000) },
    );
    expect(digestOf({ a: "Servier", b: "Société de recherche α" }).isPlain).toBe(true);
  });

  it("stays the same between versions of the program", () => {
    expect(
      digest({
        type: "Company",
        row: { name: "Ipsen", rank: 12, share: 0.5, note: null },
        owned: { code: [{ a: "b" }] },
      }),
      "Digests of nodes changed. Raise `digestRule` in src/store/content/node-digest.ts and run `npm run schema`.",
    ).toBe("HwBBlTJ39iqFjFfr");
  });
});
