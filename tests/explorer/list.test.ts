import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, type ServedExplorer, serveExplorer } from "../support/explorer.ts";
import { entriesIn, lists, patient } from "../support/list.ts";

describe.runIf(hasBrowser)("lists of the explorer", () => {
  let served: ServedExplorer;
  beforeAll(async () => {
    served = await serveExplorer();
  });
  afterAll(() => served?.[Symbol.asyncDispose]());

  const parameters = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);

  it.each(lists)("/%s has rows whose names lead to their pages, and a page for the first of them", async (path) => {
    const page = await served.open(`/${path}`);
    expect(await entriesIn(page)).toBeGreaterThan(5);
    const link = page.locator("tbody th a").first();
    const name = (await link.textContent()) ?? "";
    await link.click();
    await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
    // Sections and pictures may hand out queries of their own.
    await page.getByText("Show the query").last().waitFor();
    expect(new URL(page.url()).pathname).toMatch(new RegExp(`^/${path}/.`));
    expect(served.problemsOf(page)).toEqual([]);
  });

  it("a facet leaves as many entries as it says, several values add up, and the address restores the view", async () => {
    const page = await served.open("/agreements");
    const all = await entriesIn(page);
    const option = (name: RegExp) => page.getByRole("group", { name: "Kind" }).getByRole("checkbox", { name });
    const licenses = option(/^License \d+$/);
    const label = (await licenses.locator("..").textContent()) ?? "";
    await licenses.check();
    await page.getByRole("link", { name: "Remove the filter Kind: License" }).waitFor();
    await expect.poll(() => entriesIn(page), patient).toBe(Number(label.replace(/\D/g, "")));
    const one = await entriesIn(page);
    expect(one).toBeLessThan(all);
    await option(/^Acquisition \d+$/).check();
    await expect.poll(() => entriesIn(page), patient).toBeGreaterThan(one);
    const two = await entriesIn(page);

    const copy = await served.open(new URL(page.url()).pathname + new URL(page.url()).search);
    expect(await entriesIn(copy)).toBe(two);
    expect(await copy.getByRole("checkbox", { name: /^Acquisition/ }).isChecked()).toBe(true);
    await page.getByRole("link", { name: "Remove all" }).click();
    await expect.poll(() => entriesIn(page), patient).toBe(all);
    expect(new URL(page.url()).search).toBe("");
    await page.goBack();
    await expect.poll(() => entriesIn(page), patient).toBe(two);
  });

  it("has one entry in the history for the values of a select that are passed by arrow keys", async () => {
    const page = await served.open("/agreements");
    await entriesIn(page);
    await page.getByLabel("Compare amounts in").focus();
    for (const currency of ["EUR", "GBP"]) {
      await page.keyboard.press("ArrowDown");
      await expect.poll(() => parameters(page), patient).toEqual({ currency });
    }
    await page.goBack();
    await expect.poll(() => parameters(page), patient).toEqual({});
    expect(await page.getByLabel("Compare amounts in").inputValue()).toBe("USD");
  });

  it("narrows by a bar of a histogram, by bounds of a date, and by an amount in another currency", async () => {
    const page = await served.open("/agreements");
    const all = await entriesIn(page);
    const bar = page.getByRole("button", { name: /^20\d\d to 20\d\d: [1-9]/ }).last();
    const [, min, max, within] = (await bar.getAttribute("aria-label"))?.match(/(\d+) to (\d+): (\d+)/) ?? [];
    await bar.click();
    await expect.poll(() => entriesIn(page), patient).toBe(Number(within));
    expect(parameters(page)).toEqual({ "announced-min": min, "announced-max": max });
    await page.getByRole("textbox", { name: "Announced to" }).fill("");
    await page.getByRole("textbox", { name: "Announced from" }).fill("2020-06");
    await page.getByRole("textbox", { name: "Announced from" }).press("Enter");
    await page.getByText("Announced from Jun 2020").waitFor();
    await page.getByRole("link", { name: /Remove the filter Announced/ }).click();
    await expect.poll(() => entriesIn(page), patient).toBe(all);
    await page.getByLabel("Compare amounts in").selectOption("EUR");
    await page.getByRole("textbox", { name: "Upfront payment from, in millions of EUR" }).fill("100");
    await page.getByRole("textbox", { name: "Upfront payment from, in millions of EUR" }).press("Enter");
    await page.getByText("Upfront payment from €100M").waitFor();
    await expect.poll(() => entriesIn(page), patient).toBeLessThan(all);
    expect(parameters(page)).toEqual({ currency: "EUR", "upfront-min": "100000000" });
  });

  it("sorts by a column in both directions, and pages forward and back", async () => {
    const page = await served.open("/companies?size=25");
    await entriesIn(page);
    const first = page.locator("tbody tr").first();
    const byName = await first.locator("th").textContent();
    await page.getByRole("link", { name: "Next" }).click();
    await page.getByRole("link", { name: "Previous" }).waitFor();
    await expect.poll(() => first.locator("th").textContent(), patient).not.toBe(byName);
    await page.getByRole("link", { name: "Previous" }).click();
    await expect.poll(() => first.locator("th").textContent(), patient).toBe(byName);
    const heading = page.getByRole("columnheader", { name: "Agreements" });
    await heading.getByRole("link").click();
    await expect.poll(() => heading.getAttribute("aria-sort"), patient).toBe("descending");
    await entriesIn(page);
    const most = Number(await first.locator("td[data-label=Agreements]").textContent());
    await heading.getByRole("link").click();
    await expect.poll(() => heading.getAttribute("aria-sort"), patient).toBe("ascending");
    await entriesIn(page);
    expect(Number(await first.locator("td[data-label=Agreements]").textContent())).toBeLessThan(most);
    expect(parameters(page)["sort"]).toBe("AGREEMENT_COUNT");
  });

  it("shows other columns, and returns to a view that was saved", async () => {
    const page = await served.open("/therapies");
    await entriesIn(page);
    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByRole("checkbox", { name: "Targets" }).check();
    await page.getByRole("checkbox", { name: "Trials" }).uncheck();
    await page.keyboard.press("Escape");
    await page.getByRole("columnheader", { name: "Targets" }).waitFor();
    expect(await page.getByRole("columnheader", { name: "Trials" }).count()).toBe(0);
    await page.getByRole("button", { name: "Saved views" }).click();
    await page.getByLabel("Save this view as").fill("With targets");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("link", { name: "With targets" }).waitFor();
    await page.goto(`${served.url}/therapies`);
    await entriesIn(page);
    expect(await page.getByRole("columnheader", { name: "Targets" }).count()).toBe(0);
    await page.getByRole("button", { name: "Saved views" }).click();
    await page.getByRole("link", { name: "With targets" }).click();
    await page.getByRole("columnheader", { name: "Targets" }).waitFor();
  });

  it("lists people and sources, which the API neither counts by facets nor ranks, and narrows them", async () => {
    const page = await served.open("/");
    await page.getByRole("button", { name: "More lists" }).click();
    await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Sources" }).click();
    const all = await entriesIn(page);
    await page.getByRole("checkbox", { name: "Press release" }).check();
    await expect.poll(() => entriesIn(page), patient).toBeLessThan(all);
    await page.getByRole("textbox", { name: "Published from" }).fill("2024");
    await page.getByRole("textbox", { name: "Published from" }).press("Enter");
    const title = page.getByRole("searchbox", { name: "Search sources" });
    await title.fill("sanofi");
    await title.press("Enter");
    await page.getByText("Published from 2024").waitFor();
    await expect.poll(() => page.locator("tbody th a").first().textContent(), patient).toMatch(/sanofi/i);
    expect(parameters(page)).toEqual({ kind: "PRESS_RELEASE", "published-min": "2024", q: "sanofi" });

    await page.goto(`${served.url}/people?q=hudson`);
    await page
      .getByRole("link", { name: /Hudson/ })
      .first()
      .waitFor();
    expect(await entriesIn(page)).toBeLessThan(5);
    expect(served.problemsOf(page)).toEqual([]);
  });
});
