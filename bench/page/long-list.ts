import type { Browser, CDPSession } from "playwright-core";
import { openPage } from "./open-page.ts";
import { printTable } from "./table.ts";

const rows = 50_000;
const pageSize = 100;
/** The memory is read after so many rows. */
const rowsPerReading = 5_000;

interface Reading {
  heapMb: number;
  elements: number;
  listeners: number;
}

async function readMemory(devTools: CDPSession): Promise<Reading> {
  // A second collection frees what the first one has only found to be unused.
  for (let count = 0; count < 2; count++) await devTools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devTools.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await devTools.send("Memory.getDOMCounters");
  return { heapMb: usedSize / 1e6, elements: nodes, listeners: jsEventListeners };
}

/** Goes through a list of 50,000 agreements from page to page, and prints the memory of the page. */
export async function measureLongList(browser: Browser, url: string): Promise<void> {
  await using opened = await openPage(browser, 1);
  const { page, devTools } = opened;
  await page.goto(`${url}/agreements?size=${pageSize}`);
  await page.locator("tbody tr").first().waitFor();
  const readings: (string | number)[][] = [];
  const begun = performance.now();
  for (let passed = pageSize; passed <= rows; passed += pageSize) {
    if (passed === pageSize || passed % rowsPerReading === 0) {
      const { heapMb, elements, listeners } = await readMemory(devTools);
      const seconds = (performance.now() - begun) / 1000;
      readings.push([passed.toLocaleString("en"), heapMb.toFixed(1), elements, listeners, seconds]);
    }
    await page.evaluate(`window.formerRow = document.querySelector("tbody tr").textContent;
      document.querySelector('.paging a[rel="next"]').click();
      probe.shown(() => document.querySelector(".list-main .fresh tbody")
        && document.querySelector("tbody tr").textContent !== window.formerRow)`);
  }
  printTable(["rows passed", "heap MB", "nodes of the document", "listeners", "after s"], readings);
}
