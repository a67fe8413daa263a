import { describe, expect, it } from "vitest";
import { BoundedCache } from "../src/server/bounded-cache.ts";

describe("a bounded cache", () => {
  it("lets go of what was not used for longest, and keeps what was", () => {
    // Each entry costs its text and 200 more.
    const cache = new BoundedCache<number>(1050, 100);
    for (const [index, text] of ["a", "b", "c", "d", "e"].entries()) cache.set(text, index);
    expect(cache.get("a")).toBe(0);
    cache.set("f", 5);
    expect(["a", "b", "c", "d", "e", "f"].map((text) => cache.get(text))).toEqual([0, undefined, 2, 3, 4, 5]);
  });

  it("does not keep what is too long, and stays within its bounds whatever comes", () => {
    const cache = new BoundedCache<string>(10_000, 100);
    cache.set("x".repeat(101), "long");
    cache.set("hash", "text", 101);
    expect([cache.get("x".repeat(101)), cache.get("hash")]).toEqual([undefined, undefined]);
    for (let index = 0; index < 1000; index++) cache.set(`text ${index}`, "value");
    const kept = Array.from({ length: 1000 }, (_, index) => cache.get(`text ${index}`)).filter(Boolean);
    expect(kept.length).toBeGreaterThan(40);
    expect(kept.length).toBeLessThanOrEqual(50);
  });
});
