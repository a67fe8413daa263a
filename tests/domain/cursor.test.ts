import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cursorOf, positionOfCursor } from "../src/domain/cursor.ts";

const positions = fc.record({
  order: fc.string({ minLength: 1, maxLength: 30 }),
  values: fc.array(fc.oneof(fc.string({ maxLength: 60 }), fc.integer(), fc.constant(null)), { maxLength: 4 }),
});

describe("cursors", () => {
  it("give back the position they were made from", () => {
    fc.assert(
      fc.property(positions, (position) => {
        expect(positionOfCursor(cursorOf(position))).toEqual(position);
      }),
    );
  });

  it("are refused where nobody made them, whatever is written", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const position = positionOfCursor(text);
        if (position) expect(cursorOf(position)).toBe(text);
      }),
    );
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    for (const text of [
      "",
      "=",
      encode({}),
      encode([]),
      encode([1]),
      encode(["a", {}]),
      encode(["a", true]),
      "x".repeat(5000),
    ]) {
      expect(positionOfCursor(text), text).toBeNull();
    }
  });
});
