import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore, type Store } from "../../src/store/open.ts";
import { hasBrowser, type ServedExplorer, serveExplorer } from "../support/explorer.ts";
import { addressIn } from "../support/graph.ts";
import { contextOf, Reader, type Way } from "../support/reader.ts";
import { entityTasks } from "./task/entity-tasks.ts";
import { listTasks } from "./task/list-tasks.ts";
import { questionTasks } from "./task/question-tasks.ts";
import type { Task } from "./task/task.ts";

const tasks: Task[] = [...entityTasks, ...listTasks, ...questionTasks];
/** Touch on a phone is what the long tests add: see tests/vitest.long.config.ts. */
const ways: Way[] = process.env.LONG ? ["touch"] : ["mouse", "keyboard"];

describe.runIf(hasBrowser)("ten tasks of analysts", { timeout: 60_000 }, () => {
  let store: Store;
  let served: ServedExplorer;
  beforeAll(async () => {
    store = await openStore(addressIn("SHIPPED_STORE"));
    served = await serveExplorer({}, store);
  });
  afterAll(async () => {
    await served?.[Symbol.asyncDispose]();
    await store?.destroy();
  });

  describe.each(ways)("by %s", (way) => {
    it.each(tasks)("$name", async ({ run }) => {
      const page = await served.open("/", { ...contextOf[way], permissions: ["clipboard-read", "clipboard-write"] });
      const reader = new Reader(page, way);
      await run(reader);
      expect(reader.steps).toBeLessThan(100);
      expect(served.problemsOf(page)).toEqual([]);
      // Everything fits the width of the screen.
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(beyond).toBeLessThanOrEqual(0);
      await page.context().close();
    });
  });
});
