import { readFile } from "node:fs/promises";
import { parse as parseCsv } from "csv-parse/sync";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore, type Store } from "../../src/store/open.ts";
import { violations } from "../support/accessibility.ts";
import { hasBrowser, type ServedExplorer, serveExplorer } from "../support/explorer.ts";
import { addressIn } from "../support/graph.ts";

describe.runIf(hasBrowser)("the view of connections", () => {
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

  const arranged = async (page: Page) => {
    await page.locator(".graph-canvas canvas").first().waitFor({ state: "attached" });
    await page.locator(".graph-status").waitFor({ state: "detached", timeout: 25_000 });
  };
  const counted = async (page: Page) => {
    const caption = (await page.locator("figcaption").textContent()) ?? "";
    const [, entities, connections] = /^([\d,]+) entit\w+ and ([\d,]+) connections?/.exec(caption) ?? [];
    return [entities, connections].map((text) => Number(text?.replaceAll(",", "")));
  };

  it("is used by keyboard alone: start, choose, show more, and find a path", async () => {
    const page = await served.open("/graph");
    await page.getByText("Nothing is shown yet").waitFor();
    await page.getByRole("combobox", { name: "Start at" }).focus();
    // Enter takes the first match of the whole name, also if the matches of its beginning are still shown.
    await page.keyboard.type("orano");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.type(" med");
    await page.keyboard.press("Enter");
    await arranged(page);
    expect(new URL(page.url()).searchParams.getAll("start")).toEqual(["companies/orano-med"]);
    const [before = 0] = await counted(page);
    expect(before).toBeGreaterThan(10);

    await page.getByRole("button", { name: "AlphaMedix", exact: true }).press("Enter");
    await page.getByRole("button", { name: /^Treats \(\d+\)$/ }).press("Enter");
    await expect.poll(async () => (await counted(page))[0], { timeout: 10_000 }).toBeGreaterThan(before);
    expect(new URL(page.url()).searchParams.getAll("start")).toEqual([
      "companies/orano-med",
      "therapies/alphamedix~TREATS",
    ]);
    await arranged(page);

    await page.getByRole("button", { name: "Path from here" }).press("Enter");
    await page.getByRole("combobox", { name: "Path to" }).focus();
    await page.keyboard.type("novartis");
    await page.getByRole("option", { name: /^Novartis Switzerland · company$/ }).waitFor();
    await page.keyboard.press("Enter");
    const paths = page.locator(".paths li");
    await paths.first().waitFor();
    expect(await paths.first().getByRole("link").first().textContent()).toBe("AlphaMedix");
    expect(await paths.first().getByRole("link").last().textContent()).toBe("Novartis");
    expect(served.problemsOf(page)).toEqual([]);
  });

  it("has the connections between entities that were added in separate steps", async () => {
    // The agreement and the disease are loaded by two requests, and an edge of a third kind joins them.
    const page = await served.open("/graph?start=companies/orano-med~PARTY_TO&start=therapies/alphamedix~TREATS");
    await arranged(page);
    await page.getByRole("button", { name: "Table", exact: true }).click();
    const rows = page.locator("tbody tr");
    const joins = (...names: string[]) => names.reduce((found, name) => found.filter({ hasText: name }), rows);
    await joins("Sanofi licenses AlphaMedix", "Covers indication").first().waitFor();
    await joins("Sanofi licenses AlphaMedix", "Covers therapy").first().waitFor();
    const texts = await rows.allTextContents();
    expect(new Set(texts).size).toBe(texts.length);

    // Kinds that the reader left out stay left out.
    await page.goto(
      `${served.url}/graph?start=companies/orano-med~PARTY_TO&start=therapies/alphamedix~TREATS&kind=PARTY_TO`,
    );
    await arranged(page);
    await page.getByRole("button", { name: "Table", exact: true }).click();
    await rows.first().waitFor();
    expect(await joins("Covers").count()).toBe(0);
    expect(served.problemsOf(page)).toEqual([]);
  });

  it("has a table and files of what it shows", async () => {
    const page = await served.open("/graph?start=companies/orano-med");
    await arranged(page);
    const [entities = 0, connections = 0] = await counted(page);
    const files = new Map<string, Buffer>();
    for (const choice of ["Picture as SVG", "Picture as PNG", "Table as CSV"]) {
      await page.getByRole("button", { name: "Download: Graph" }).click();
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: choice }).click(),
      ]);
      files.set(choice, await readFile(await file.path()));
    }
    const svg = String(files.get("Picture as SVG"));
    expect(svg).not.toContain("var(");
    expect(svg.match(/<line /g)).toHaveLength(connections);
    expect(svg.match(/<title>/g)).toHaveLength(entities + 1);
    expect(files.get("Picture as PNG")?.readUInt32BE(0)).toBe(0x89504e47);
    const rows: string[][] = parseCsv(files.get("Table as CSV") ?? "", { bom: true });
    expect(rows.length - 1).toBeGreaterThanOrEqual(connections);
    await page.getByRole("button", { name: "Table", exact: true }).click();
    await page.locator("tbody tr").first().waitFor();
    expect(await page.locator("tbody tr").count()).toBe(Math.min(rows.length - 1, 100));
  });

  it("keeps the positions in the browser", async () => {
    const page = await served.open("/graph?start=companies/orano-med");
    await arranged(page);
    const kept = () => page.evaluate(() => localStorage.getItem("graph positions"));
    const first = await kept();
    expect(JSON.parse(first ?? "[]")[0][1].length).toBe((await counted(page))[0]);
    await page.reload();
    await arranged(page);
    expect(await kept()).toBe(first);
  });

  it("says what an address names that the graph does not have", async () => {
    const page = await served.open("/graph?start=companies/nobody&start=nonsense&kind=NONE");
    await page.getByText("Not found: “companies/nobody”").waitFor();
    await page.getByText("Nothing is shown yet").waitFor();
    await page.getByText("“nonsense”, “NONE”").waitFor();
  });

  it("has no violations of accessibility, light and dark, at 320 pixels", async () => {
    const page = await served.open("/graph?start=companies/orano-med&from=companies/orano-med&to=therapies/alphamedix");
    await arranged(page);
    await page.locator(".paths li").first().waitFor();
    await page.getByRole("button", { name: "AlphaMedix", exact: true }).click();
    await page.getByRole("button", { name: "Path from here" }).waitFor();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });

  it("moves 500 entities at more than 30 frames a second", { retry: 3 }, async () => {
    const page = await served.open("/graph?start=companies/sanofi&depth=3");
    await arranged(page);
    expect((await counted(page))[0]).toBe(500);
    const box = await page.locator(".graph-canvas").boundingBox();
    const [left, top] = [(box?.x ?? 0) + 20, (box?.y ?? 0) + 20];
    await page.evaluate(`
      window.frames = [];
      const count = (time) => { window.frames.push(time); requestAnimationFrame(count); };
      requestAnimationFrame(count);`);
    await page.mouse.move(left, top);
    await page.mouse.down();
    for (let step = 0; step < 40; step++) await page.mouse.move(left + 3 * step, top + 2 * step);
    await page.mouse.up();
    const times = await page.evaluate<number[]>("window.frames");
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    const median = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 1000;
    expect(1000 / median).toBeGreaterThan(30);
  });
});
