import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SharedTexts } from "../../../src/schema/resident/shared-texts.ts";
import { sizeOf } from "../../../src/store/kept/size-of.ts";

const text = fc.oneof(fc.constantFrom("", "LICENSE", "é", "[]"), fc.string({ maxLength: 100 }));
const row = fc.dictionary(
  fc.string({ minLength: 1, maxLength: 5 }).filter((name) => !["__proto__", "bytes"].includes(name)),
  fc.oneof(text, fc.integer(), fc.constant(null)),
);
const value = fc.oneof(text, fc.constant(null), row, fc.record({ rows: fc.array(row), hasNextPage: fc.boolean() }));

describe("texts that kept values share", () => {
  it("leave the values as they were, and count each text once", () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 20 }), (values) => {
        const texts = new SharedTexts();
        for (const each of values) {
          const before = structuredClone(each);
          const size = texts.share(each);
          expect(structuredClone(each)).toEqual(before);
          expect(size).toBeLessThanOrEqual(sizeOf(each));
        }
      }),
    );
    const texts = new SharedTexts();
    const rows = () => [
      { id: "sanofi", kind: "PHARMACEUTICAL" },
      { id: "novartis", kind: "PHARMACEUTICAL" },
    ];
    const first = texts.share(rows());
    expect(first).toBe(sizeOf(rows()) - sizeOf("PHARMACEUTICAL"));
    expect(texts.share(rows())).toBe(first - sizeOf("sanofi") - sizeOf("novartis") - sizeOf("PHARMACEUTICAL"));
  });
});
