import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cursorOf, positionOfCursor } from "../../src/domain/cursor.ts";
import { runs } from "../support/runs.ts";

const numRuns = runs(100, 3_000);

const positions = fc.record({
  order: fc.string({ minLength: 1, maxLength: 30 }),
  values: fc.array(fc.oneof(fc.string({ maxLength: 60 }), fc.integer(), fc.constant(null)), { maxLength: 4 }),
});

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

describe("cursors", () => {
  it("decode to the position they were made from", () => {
    fc.assert(
      fc.property(positions, (position) => {
        expect(positionOfCursor(cursorOf(position))).toEqual(position);
      }),
      { numRuns },
    );
  });

  it("have one spelling each: any other text is refused", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const position = positionOfCursor(text);
        if (position) expect(cursorOf(position)).toBe(text);
      }),
      { numRuns },
    );
  });

  it.each([
    ["an empty text", ""],
    ["base64 padding alone", "="],
    ["an object", encoded({})],
    ["an empty list", encoded([])],
    ["a list without the name of an order", encoded([1])],
    ["an object as a value", encoded(["a", {}])],
    ["a boolean as a value", encoded(["a", true])],
    ["bytes that are not JSON", "x".repeat(5000)],
    ["a text over the limit", encoded(["a", "x".repeat(40_000)])],
  ])("are refused if they hold %s", (_what, text) => expect(positionOfCursor(text)).toBeNull());
});
