import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultStallMs, Exports } from "../../src/server/export/exports.ts";
import { defaultExport } from "../../src/settings/export.ts";
import { openStore, type Store } from "../../src/store/open.ts";
import { hasBrowser, type ServedExplorer, serveExplorer } from "../support/explorer.ts";
import { addressIn } from "../support/graph.ts";
import { entriesIn, lists } from "../support/list.ts";

describe.runIf(hasBrowser)("files of the lists of the explorer", () => {
  let store: Store;
  let served: ServedExplorer;
  beforeAll(async () => {
    store = await openStore(addressIn("TEST_STORE"));
    served = await serveExplorer({}, store);
  });
  afterAll(async () => {
    await served?.[Symbol.asyncDispose]();
    await store?.destroy();
  });

  const choose = async (page: Page, content: "Columns shown" | "All fields") => {
    await page.getByRole("button", { name: "Download CSV" }).click();
    await page.getByRole("button", { name: content }).click();
  };

  async function downloaded(page: Page, content: "Columns shown" | "All fields") {
    const started = page.waitForEvent("download");
    await choose(page, content);
    const download = await started;
    const text = await readFile(await download.path(), "utf8");
    // Excel recognizes UTF-8 by the byte order mark only.
    expect(text.startsWith("\ufeff")).toBe(true);
    const rows: Record<string, string>[] = parse(text, { bom: true, columns: true });
    return { rows, name: download.suggestedFilename() };
  }

  const names = (page: Page) => page.locator("tbody th a").allTextContents();

  it("have the columns that were chosen, in their order, and the currency of amounts in a column of its own", async () => {
    const page = await served.open("/agreements?columns=name,upfront,parties&kind=LICENSE&currency=EUR");
    const entries = await entriesIn(page);
    const { rows, name } = await downloaded(page, "Columns shown");
    const day = await page.evaluate(() => new Date().toLocaleDateString("sv"));
    expect(name).toBe(`agreements-${day}.csv`);
    expect(Object.keys(rows[0] ?? {})).toEqual([
      "Agreement",
      "Parties",
      "Upfront, lowest",
      "Upfront, highest",
      "Upfront, currency",
      "Upfront converted, lowest",
      "Upfront converted, highest",
      "Upfront converted, currency",
    ]);
    expect(rows).toHaveLength(entries);
    await page.getByText(`Downloaded ${entries} agreements.`).waitFor();
    expect(rows.map((row) => row["Agreement"]).slice(0, 25)).toEqual(await names(page));
    expect(rows[0]?.["Parties"]).toMatch(/^.+ \(.+\)(; .+ \(.+\))*$/);
    const known = rows.filter((row) => row["Upfront, highest"] !== "");
    expect(known.length).toBeGreaterThan(0);
    for (const row of known) {
      expect(row["Upfront, highest"]).toMatch(/^\d+(\.\d+)?$/);
      expect(row["Upfront, currency"]).toMatch(/^[A-Z]{3}$/);
      expect(row["Upfront converted, currency"]).toMatch(/^(EUR|)$/);
    }
  });

  it("have all fields of the five largest upfront payments for radioligands since 2018", async () => {
    const page = await served.open("/agreements?modality=RADIOLIGAND&announced-min=2018&sort=-UPFRONT");
    const entries = await entriesIn(page);
    const { rows } = await downloaded(page, "All fields");
    expect(rows).toHaveLength(entries);
    const upfronts = rows.map((row) => Number(row["converted.upfront.max"] || row["converted.upfront.min"]));
    const known = upfronts.filter((amount) => amount > 0);
    expect(known.length).toBeGreaterThan(4);
    expect(known).toEqual([...known].sort((a, b) => b - a));
    expect(rows.map((row) => row["name"]).slice(0, 5)).toEqual((await names(page)).slice(0, 5));
  });

  it.each(lists.filter((path) => path !== "agreements"))(
    "of /%s have the columns of the list, and as many rows as it has",
    async (path) => {
      const page = await served.open(`/${path}`);
      const entries = await entriesIn(page);
      const { rows } = await downloaded(page, "Columns shown");
      expect(rows).toHaveLength(entries);
      const headings = (await page.locator("thead th").allTextContents()).map((text) => text.replace(/[▲▼↕]/g, ""));
      expect(Object.keys(rows[0] ?? {})).toEqual(expect.arrayContaining(headings));
    },
  );

  it("show how far they are, and can be canceled", async () => {
    const page = await served.open("/agreements");
    const entries = await entriesIn(page);
    const client = await page.context().newCDPSession(page);
    const slow = { offline: false, latency: 0, downloadThroughput: 4000, uploadThroughput: -1 };
    await client.send("Network.emulateNetworkConditions", slow);
    let hasFile = false;
    page.on("download", () => {
      hasFile = true;
    });
    await choose(page, "All fields");
    const progress = page.getByRole("progressbar", { name: new RegExp(`^[1-9]\\d* of ${entries} agreements`) });
    await progress.waitFor();
    expect(Number(await progress.getAttribute("value"))).toBeLessThan(entries);
    await page.getByRole("button", { name: "Cancel the download" }).click();
    await page.getByRole("button", { name: "Download CSV" }).waitFor();
    expect(await page.getByRole("progressbar").count()).toBe(0);
    expect(hasFile).toBe(false);
    expect(await page.getByRole("alert").count()).toBe(0);
  });

  it("are refused if the list has more entries than a file may have", async () => {
    const exports = new Exports(store, { ...defaultExport, maxRows: 5, stallMs: defaultStallMs });
    await using limited = await serveExplorer({ exports }, store);
    const page = await limited.open("/agreements");
    const entries = await entriesIn(page);
    await choose(page, "Columns shown");
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(
      new RegExp(`^The list is too long for a file. Narrow it down by a filter. .*${entries} rows.*at most 5`),
    );
  });
});
