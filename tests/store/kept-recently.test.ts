import { describe, expect, it } from "vitest";
import { KeptRecently } from "../../src/store/query/ranking/kept-recently.ts";

describe("values that are kept", () => {
  it("are those that were used last, up to the total size", () => {
    const kept = new KeptRecently<string>(10);
    kept.set("a", "A", 4);
    kept.set("b", "B", 4);
    expect(kept.get("a")).toBe("A");
    kept.set("c", "C", 4);
    expect(["a", "b", "c"].map((key) => kept.get(key))).toEqual(["A", undefined, "C"]);
  });

  it("include the last one whatever its size", () => {
    const kept = new KeptRecently<string>(10);
    kept.set("a", "A", 4);
    kept.set("b", "B", 100);
    expect([kept.get("a"), kept.get("b")]).toEqual([undefined, "B"]);
    kept.set("c", "C", 4);
    expect([kept.get("b"), kept.get("c")]).toEqual([undefined, "C"]);
  });

  it("replace the former value of a key", () => {
    const kept = new KeptRecently<string>(10);
    kept.set("a", "A", 8);
    kept.set("a", "B", 8);
    kept.set("b", "C", 2);
    expect([kept.get("a"), kept.get("b")]).toEqual(["B", "C"]);
  });
});
