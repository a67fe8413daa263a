import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { keptInput } from "../../src/store/kept/kept-input.ts";
import { keptSpaceOf } from "../../src/store/kept/kept-space.ts";
import { warmNextInput } from "../../src/store/kept/warm-inputs.ts";
import { openStore, type Store } from "../../src/store/open.ts";
import { counts } from "../../src/store/query/dataset.ts";
import { apply, company } from "./dump.ts";

let names = 0;

/** An input whose values have a size, which counts how often it is computed. */
function countedInput(size: number, options: { maxKeys?: number; warm?: readonly string[] | null } = {}) {
  const computed: string[] = [];
  names += 1;
  const name = `test_${names}`;
  const get = keptInput({
    name,
    maxKeys: 10,
    ...options,
    read: async (store: Store, key) => {
      computed.push(key);
      const { nodes } = await counts(store);
      return `${key}${nodes.get("Company") ?? 0}`.padEnd(size);
    },
  });
  return { name, get, computed };
}

async function warm(store: Store): Promise<void> {
  while ((await warmNextInput(store)) > 0);
}

describe("kept inputs", () => {
  it("are computed once until the store changes, whoever asks at the same time", async () => {
    const store = await openStore(":memory:");
    await apply(store, [company("acme")]);
    const { get, computed } = countedInput(0);
    expect(await Promise.all([get(store, "a"), get(store, "a")])).toEqual(["a1", "a1"]);
    expect(await get(store, "a")).toBe("a1");
    expect(computed).toEqual(["a"]);
    await apply(store, [company("acme"), company("zenith")]);
    expect(await get(store, "a")).toBe("a2");
    expect(computed).toEqual(["a", "a"]);
    await store.destroy();
  });

  it("are not kept if they could not be computed", async () => {
    const store = await openStore(":memory:");
    let calls = 0;
    const get = keptInput({
      name: "test_failing",
      read: async () => {
        calls += 1;
        if (calls === 1) throw new Error("failed");
        return calls;
      },
    });
    await expect(get(store)).rejects.toThrow("failed");
    expect(await get(store)).toBe(2);
    await store.destroy();
  });

  it("that were not used lately make space for others, and their metrics tell", async () => {
    const store = await openStore(":memory:", { keptBytes: 10_000 });
    const { name, get, computed } = countedInput(3_000);
    for (const key of ["a", "b", "c", "a", "d"]) await get(store, key);
    expect(computed).toEqual(["a", "b", "c", "d"]);
    await get(store, "a");
    await get(store, "b");
    expect(computed).toEqual(["a", "b", "c", "d", "b"]);
    const found = keptSpaceOf(store).counts.get(name);
    expect(found).toMatchObject({ hits: 2, misses: 5, evictions: 2 });
    expect(found?.bytes).toBeGreaterThan(9_000);
    expect(keptSpaceOf(store).bytes).toBeLessThanOrEqual(10_000);
    await store.destroy();
  });

  it("have a number of keys at most", async () => {
    const store = await openStore(":memory:");
    const { get, computed } = countedInput(0, { maxKeys: 2 });
    for (const key of ["a", "b", "c", "c", "b", "a"]) await get(store, key);
    expect(computed).toEqual(["a", "b", "c", "a"]);
    await store.destroy();
  });

  it("that are larger than the space are kept until others are used", async () => {
    const store = await openStore(":memory:", { keptBytes: 0 });
    const { get, computed } = countedInput(5_000);
    for (const key of ["a", "a", "b", "a"]) await get(store, key);
    expect(computed).toEqual(["a", "b", "a"]);
    await store.destroy();
  });

  it("of one task are kept until another task uses others", async () => {
    const store = await openStore(":memory:", { keptBytes: 0 });
    const { get, computed } = countedInput(5_000);
    const task = async (...keys: string[]) => {
      keptSpaceOf(store).beginTask();
      for (const key of keys) await get(store, key);
    };
    await task("a", "b", "a");
    await task("a", "b");
    expect(computed).toEqual(["a", "b"]);
    await task("c");
    await task("a");
    expect(computed).toEqual(["a", "b", "c", "a"]);
    await store.destroy();
  });

  it("are computed before anyone asks, and after a change those that were kept", async () => {
    const store = await openStore(":memory:");
    const wanted = countedInput(0, { warm: ["x"] });
    const asked = countedInput(0);
    const once = countedInput(0, { warm: null });
    await warm(store);
    expect([wanted.computed, asked.computed]).toEqual([["x"], []]);
    await asked.get(store, "y");
    await once.get(store, "z");
    await apply(store, [company("acme")]);
    await wait(0);
    await warm(store);
    expect([wanted.computed, asked.computed, once.computed]).toEqual([["x", "x"], ["y", "y"], ["z"]]);
    expect(await wanted.get(store, "x")).toBe("x1");
    expect(wanted.computed).toHaveLength(2);
    await store.destroy();
  });

  it("are not computed in advance if there is no space for them", async () => {
    const store = await openStore(":memory:", { keptBytes: 400_000 });
    const { computed } = countedInput(300_000, { warm: ["a", "b", "c", "d"] });
    await warm(store);
    expect(computed).toContain("a");
    expect(computed).not.toContain("c");
    await store.destroy();
  });
});
