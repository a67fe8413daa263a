import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore, type Store } from "../../src/store/open.ts";
import { hasBrowser, type ServedExplorer, serveExplorer } from "../support/explorer.ts";
import { addressIn } from "../support/graph.ts";
import { entriesIn, patient } from "../support/list.ts";

describe.runIf(hasBrowser)("facets of the lists of the explorer", () => {
  let store: Store;
  let served: ServedExplorer;
  // Their companies are more than a facet counts at once.
  beforeAll(async () => {
    store = await openStore(addressIn("SHIPPED_STORE"));
    served = await serveExplorer({}, store);
  });
  afterAll(async () => {
    await served?.[Symbol.asyncDispose]();
    await store?.destroy();
  });

  const option = (page: Page, facet: string, name: RegExp | string) =>
    page.getByRole("group", { name: facet, exact: true }).getByRole("checkbox", { name });
  const countBeside = async (page: Page, label: string) =>
    Number((await page.locator("label", { hasText: label }).first().locator(".number").textContent()) ?? Number.NaN);

  it("narrows to the entries without a value, beside those with one", async () => {
    const page = await served.open("/agreements");
    const all = await entriesIn(page);
    const modality = page.locator("details.facet", { hasText: "Modality" });
    const without = Number(await modality.locator(".not-stated .number").textContent());
    expect(without).toBeGreaterThan(0);
    await option(page, "Modality", /^Not stated/).check();
    await page.getByRole("link", { name: "Remove the filter Modality: not stated" }).waitFor();
    await expect.poll(() => entriesIn(page), patient).toBe(without);
    const vaccines = await countBeside(page, "Vaccine");
    await option(page, "Modality", /^Vaccine/).check();
    await expect.poll(() => entriesIn(page), patient).toBe(without + vaccines);
    await modality.getByRole("button", { name: "Clear Modality" }).click();
    await expect.poll(() => entriesIn(page), patient).toBe(all);

    const upfront = page.locator("details.range", { hasText: "Upfront payment" });
    const undisclosed = Number(await upfront.locator(".not-stated .number").textContent());
    await upfront.getByRole("checkbox").check();
    await page.getByRole("link", { name: "Remove the filter Upfront payment: not stated" }).waitFor();
    await expect.poll(() => entriesIn(page), patient).toBe(undisclosed);
  });

  it("selects all values of a facet, which leaves the entries that have one", async () => {
    const page = await served.open("/agreements?modality=-");
    const without = await entriesIn(page);
    await page.getByRole("button", { name: "Clear Modality" }).click();
    await expect.poll(() => entriesIn(page), patient).toBeGreaterThan(without);
    const all = await entriesIn(page);
    await page.getByRole("button", { name: "Select all of Modality" }).click();
    await expect.poll(() => entriesIn(page), patient).toBe(all - without);
    expect(await page.locator("details.facet", { hasText: "Modality" }).locator("summary").textContent()).toMatch(
      /^Modality \d+ values\d+$/,
    );
  });

  it("finds a value that is too rare to be listed, and shows its name when a link restores the view", async () => {
    const page = await served.open("/agreements");
    await entriesIn(page);
    await page.locator("summary", { hasText: /^Company \d+ values$/ }).click();
    expect(await option(page, "Company", /^Zymeworks/).count()).toBe(0);
    const field = page.getByRole("searchbox", { name: "Find a value of Company" });
    await field.fill("zYmewörks");
    const found = option(page, "Company", /^Zymeworks \d+$/);
    await found.waitFor();
    const count = await countBeside(page, "Zymeworks");
    expect(count).toBeGreaterThan(0);
    await found.check();
    await expect.poll(() => entriesIn(page), patient).toBe(count);
    await field.fill("no such company");
    await page.getByText("No value is called “no such company”.").waitFor();

    const copy = await served.open("/agreements?company=zymeworks");
    await copy.getByRole("link", { name: "Remove the filter Company: Zymeworks" }).waitFor();
    expect(await entriesIn(copy)).toBe(count);
    expect(await option(copy, "Company", new RegExp(`^Zymeworks ${count}$`)).isChecked()).toBe(true);
    expect(served.problemsOf(copy)).toEqual([]);
  });

  it("keeps ticks that follow each other at once, and the link that is followed before the view shows them", async () => {
    const page = await served.open("/agreements");
    await entriesIn(page);
    await page.evaluate(() => {
      const [first, second] = document.querySelectorAll<HTMLElement>(".facet:not(.range) fieldset input");
      for (const each of [first, second, document.querySelector<HTMLElement>("thead th:nth-child(2) a")]) each?.click();
    });
    const params = () => [...new URL(page.url()).searchParams.keys()].sort();
    await expect.poll(params, patient).toEqual(["kind", "kind", "sort"]);
    await page.locator("thead th:nth-child(2)[aria-sort=ascending]").waitFor();
    expect(await page.locator(".facet fieldset input:checked").count()).toBe(2);
    expect(served.problemsOf(page)).toEqual([]);
  });
});
