import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { globalIdOf, nodeKey, nodeOfGlobalId, partsOfNodeKey, slugOfValues } from "../../src/domain/node-key.ts";
import { nodeTypes } from "../../src/model/model.ts";
import { runs } from "../support/runs.ts";

const numRuns = runs(100, 3_000);

const slugs = fc.stringMatching(/^[a-z0-9]{1,12}(-[a-z0-9]{1,8}){0,4}$/);
const types = fc.constantFrom(...nodeTypes);

describe("node keys", () => {
  it("split into the type and the slug they were made from", () => {
    fc.assert(
      fc.property(types, slugs, (type, slug) => {
        expect(partsOfNodeKey(nodeKey(type, slug))).toEqual({ type, slug });
      }),
      { numRuns },
    );
  });
});

describe("global ids", () => {
  it("decode to the type and the slug they were made from", () => {
    fc.assert(
      fc.property(types, slugs, (type, slug) => {
        expect(nodeOfGlobalId(globalIdOf(type, slug))).toEqual({ type, slug });
      }),
      { numRuns },
    );
  });

  it("differ for any two nodes", () => {
    fc.assert(
      fc.property(types, slugs, types, slugs, (type, slug, otherType, otherSlug) => {
        const same = type === otherType && slug === otherSlug;
        expect(globalIdOf(type, slug) === globalIdOf(otherType, otherSlug)).toBe(same);
      }),
      { numRuns },
    );
  });

  it("have one spelling each: any other text is refused", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const node = nodeOfGlobalId(text);
        if (node) expect(globalIdOf(node.type, node.slug)).toBe(text);
      }),
      { numRuns },
    );
    const id = globalIdOf("Company", "sanofi");
    for (const text of [`${id}=`, `${id} `, id.slice(1), `${id}A`, "", "Company:sanofi", "a".repeat(400)]) {
      expect(nodeOfGlobalId(text), text).toBeNull();
    }
  });

  it("are read for types that do not exist, so that the caller can say so", () => {
    expect(nodeOfGlobalId(globalIdOf("Unicorn", "a"))).toEqual({ type: "Unicorn", slug: "a" });
  });
});

describe("slugs made from values", () => {
  it("are equal for equal values, and differ if a value moves from one place to the next", () => {
    const lists = fc.array(fc.option(fc.string(), { nil: null }), { maxLength: 5 });
    fc.assert(
      fc.property(lists, lists, (a, b) => {
        expect(slugOfValues(a) === slugOfValues(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
        expect(slugOfValues(a)).toMatch(/^[0-9a-f]{20}$/);
      }),
      { numRuns },
    );
    expect(slugOfValues(["ab", "c"])).not.toBe(slugOfValues(["a", "bc"]));
    expect(slugOfValues([null])).not.toBe(slugOfValues([""]));
  });
});
