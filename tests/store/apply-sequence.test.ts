import fc from "fast-check";
import { expect, it } from "vitest";
import { openStore } from "../../src/store/open.ts";
import { anyRecords } from "../support/any-records.ts";
import { runs } from "../support/runs.ts";
import { apply, checkIntegrity, dumpOf, nodesOf, revisionOf, storeOf } from "./dump.ts";

it("leaves the store as if only the last of several sets of nodes had been applied", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRecords, { minLength: 2, maxLength: 4 }), async (sequence) => {
      await using store = await openStore(":memory:");
      let revision = 0;
      for (const graph of sequence) {
        const { revision: next, added, changed, removed } = await apply(store, nodesOf(graph));
        expect(next).toBe(revision + (added.length + changed.length + removed.length > 0 ? 1 : 0));
        revision = next;
      }
      expect(await revisionOf(store)).toBe(revision);
      await checkIntegrity(store);
      await using fresh = await storeOf(nodesOf(sequence.at(-1) ?? {}));
      expect(await dumpOf(store)).toEqual(await dumpOf(fresh));
    }),
    { numRuns: runs(25, 120) },
  );
}, 120_000);
