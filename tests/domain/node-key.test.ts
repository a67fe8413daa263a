import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { globalIdOf, nodeOfGlobalId, slugOfValues } from "../src/domain/node-key.ts";

const slugs = fc.stringMatching(/^[a-z0-9]{1,12}(-[a-z0-9]{1,8}){0,4}$/);
const types = fc.constantFrom(
  "Company",
  "Agreement",
  "Therapy",
  "Target",
  "Indication",
  "RegulatoryEvent",
  "Trial",
  "Person",
  "Source",
  "Claim",
);

describe("global ids", () => {
  it("give back the type and the slug they were made from", () => {
    fc.assert(
      fc.property(types, slugs, (type, slug) => {
        expect(nodeOfGlobalId(globalIdOf(type as "Company", slug))).toEqual({ type, slug });
      }),
    );
  });

  it("are the same for nobody else", () => {
    fc.assert(
      fc.property(types, slugs, types, slugs, (type, slug, otherType, otherSlug) => {
        const same = type === otherType && slug === otherSlug;
        expect(globalIdOf(type as "Company", slug) === globalIdOf(otherType as "Company", otherSlug)).toBe(same);
      }),
    );
  });

  it("are read in one spelling alone", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const node = nodeOfGlobalId(text);
        if (node) expect(globalIdOf(node.type as "Company", node.slug)).toBe(text);
      }),
    );
    const id = globalIdOf("Company", "sanofi");
    for (const text of [`${id}=`, `${id} `, id.slice(1), `${id}A`, "", "Company:sanofi", "a".repeat(400)]) {
      expect(nodeOfGlobalId(text), text).toBeNull();
    }
  });
});

describe("slugs made from values", () => {
  it("are the same for the same values, and differ where a value moves from one place to the next", () => {
    const lists = fc.array(fc.option(fc.string(), { nil: null }), { maxLength: 5 });
    fc.assert(
      fc.property(lists, lists, (a, b) => {
        expect(slugOfValues(a) === slugOfValues(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
        expect(slugOfValues(a)).toMatch(/^[0-9a-f]{20}$/);
      }),
    );
    expect(slugOfValues(["ab", "c"])).not.toBe(slugOfValues(["a", "bc"]));
    expect(slugOfValues([null])).not.toBe(slugOfValues([""]));
  });
});
