import { readFile } from "node:fs/promises";
import { parse as parseCsv } from "csv-parse/sync";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore, type Store } from "../../src/store/open.ts";
import { violations } from "../support/accessibility.ts";
import { hasBrowser, type ServedExplorer, serveExplorer } from "../support/explorer.ts";
import { addressIn } from "../support/graph.ts";

/** The pictures of the shipped data, where each of them has something to draw. */
const path = "/pictures?agreement=sanofi-recludix-stat6-2023&therapy=lutathera&company=sanofi";
const titles = [
  "Upfront payment and total value",
  "Agreements per quarter by modality",
  "Money by component",
  "Timeline",
  "Rights by country",
  "Timeline",
  "Group of companies",
  "Timeline",
];

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

describe.runIf(hasBrowser)("pictures of the explorer", () => {
  let store: Store;
  let served: ServedExplorer;
  let page: Page;
  beforeAll(async () => {
    store = await openStore(addressIn("SHIPPED_STORE"));
    served = await serveExplorer({}, store);
    page = await served.open(path);
    await showAll(page);
  });
  afterAll(async () => {
    await served?.[Symbol.asyncDispose]();
    await store?.destroy();
  });

  const figures = () => page.locator("figure.picture");
  const figure = (title: string) => page.locator("figure.picture", { has: page.getByRole("heading", { name: title }) });

  /** Scrolls until all pictures are there, because each is loaded when it comes into view. */
  async function showAll(of: Page): Promise<void> {
    const places = of.locator(".picture-place");
    await places.nth(titles.length - 1).waitFor();
    for (const place of await places.all()) {
      await place.scrollIntoViewIfNeeded();
      await place.locator("figure").waitFor();
    }
  }

  async function download(of: Locator, choice: string): Promise<[name: string, file: Buffer]> {
    await of.getByRole("button", { name: /^Download: / }).click();
    const [file] = await Promise.all([page.waitForEvent("download"), of.getByRole("button", { name: choice }).click()]);
    return [file.suggestedFilename(), await readFile(await file.path())];
  }

  it.each([...titles.entries()])(
    "picture %i, “%s”, has a text alternative, a caption, a table, and files",
    async (index, title) => {
      const own = figures().nth(index);
      expect(await own.getByRole("heading").textContent()).toBe(title);
      const image = own.getByRole("img");
      expect(await image.getAttribute("aria-label")).toMatch(/\w+ .*\w+/);
      expect(await image.locator("path, circle, rect, text").count()).toBeGreaterThan(3);
      const caption = (await own.locator("figcaption").textContent()) ?? "";
      expect(caption).toMatch(/\d+ /);

      const [svgName, svg] = await download(own, "Picture as SVG");
      expect(svgName).toMatch(/^[\w-]+\.svg$/);
      const text = svg.toString();
      expect(text).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" .*<\/svg>$/s);
      expect(text).toMatch(new RegExp(`<title>${title}(: .+)?</title>`));
      expect(text).toContain(caption.split(" ").slice(0, 4).join(" "));
      expect(text).not.toContain("var(");
      const [, png] = await download(own, "Picture as PNG");
      expect(png.subarray(0, 4)).toEqual(pngSignature);
      expect(png.readUInt32BE(16)).toBeGreaterThan(1000);
      const [, csv] = await download(own, "Table as CSV");
      const [head, ...rows]: string[][] = parseCsv(csv, { bom: true });

      await own.getByRole("button", { name: "Table", exact: true }).click();
      await own.locator("tbody tr").first().waitFor();
      expect(await own.getByRole("columnheader").allTextContents()).toEqual(head);
      expect(await own.locator("tbody tr").count()).toBe(Math.min(rows.length, 100));
      expect(await image.isVisible()).toBe(false);
      await own.getByRole("button", { name: "Picture", exact: true }).click();
      await image.waitFor();
      expect(served.problemsOf(page)).toEqual([]);
    },
  );

  it("the table of amounts has the numbers that the API returns", async () => {
    const [, csv] = await download(figure("Upfront payment and total value"), "Table as CSV");
    const rows: Record<string, string>[] = parseCsv(csv, { bom: true, columns: true });
    const query = `{ agreements(where: { value: { upfront: { gt: 0, currency: USD }, total: { gt: 0, currency: USD } } }) {
      nodes { name value(currency: USD) { total { min max } } } } }`;
    const response = await fetch(`${served.url}/graphql?${new URLSearchParams({ query })}`, {
      headers: { accept: "application/jsonl" },
    });
    const lines = (await response.text()).trim().split("\n");
    const expected = lines.map((line) => {
      const { name, value }: { name: string; value: { total: { max: string | null } } } = JSON.parse(line);
      return [name, value.total.max ?? ""];
    });
    const shown = rows.map((row) => [row.Agreement, row["Total to (USD)"]]);
    expect(shown.toSorted()).toEqual(expected.toSorted());
  });

  it("payments that may not become due begin at zero, and open ends stay open", async () => {
    const [, csv] = await download(figure("Money by component"), "Table as CSV");
    const rows: Record<string, string>[] = parseCsv(csv, { bom: true, columns: true });
    expect(rows.map((row) => [row.Payment, row["From (USD)"], row["To (USD)"]])).toEqual([
      ["Near-term milestone", "0", "125000000"],
      ["Development milestone + Regulatory milestone + Sales milestone", "0", ""],
      ["Contingent payments together", "0", ""],
      ["Total", "0", ""],
    ]);
    const caption = await figure("Money by component").locator("figcaption").textContent();
    expect(caption).toContain("Left out: shares of results without an amount (royalty, profit share).");
  });

  it("the map says who holds the right in a country, by a click and by keyboard", async () => {
    const map = figure("Rights by country");
    await map.locator('path[data-country="AU"]').first().click();
    const answer = map.locator(".country-answer");
    await answer.getByText("Australia").waitFor();
    const choice = map.getByRole("combobox", { name: "Country" });
    expect(await choice.inputValue()).toBe("AU");
    await choice.selectOption("Japan");
    await answer.getByRole("link", { name: "FUJIFILM Toyama Chemical", exact: true }).waitFor();
  });

  it("have no violations of accessibility as pictures and as tables, light and dark, at 320 pixels", async () => {
    const found = () => violations(page, { exclude: [".drawing svg > *"] });
    await page.setViewportSize({ width: 320, height: 800 });
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(await found()).toEqual([]);
    for (const index of [0, 4]) {
      await figures().nth(index).getByRole("button", { name: "Table", exact: true }).click();
      await figures().nth(index).locator("tbody tr").first().waitFor();
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.emulateMedia({ colorScheme: "light" });
    expect(await found()).toEqual([]);
  });

  it("show what the filters in the address leave, and lead to the same list", async () => {
    const narrowed = await served.open("/pictures");
    const caption = narrowed.locator("figure", { hasText: "Upfront payment and total value" }).locator("figcaption");
    const all = (await caption.textContent()) ?? "";
    await narrowed.getByRole("combobox", { name: "Modality" }).selectOption("RADIOLIGAND");
    await expect.poll(() => caption.textContent(), { timeout: 10_000 }).not.toBe(all);
    expect(new URL(narrowed.url()).searchParams.get("modality")).toBe("RADIOLIGAND");
    const count = /of (\d+) agreements/.exec((await caption.textContent()) ?? "")?.[1];
    await narrowed.getByRole("link", { name: `${count} agreements as a list` }).click();
    await expect.poll(() => narrowed.locator(".count").textContent(), { timeout: 10_000 }).toBe(`${count} agreements`);
    await narrowed.goto(`${served.url}/pictures?announced-max=1950`);
    await narrowed.getByText("None of 0 agreements discloses both").waitFor();
  });
});
