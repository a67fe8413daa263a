import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, type ServedExplorer, serveExplorer } from "../support/explorer.ts";

/** Views, with what is there when they are complete. */
const views: [string, string][] = [
  ["/agreements?kind=LICENSE&modality=-", ".choices .chip"],
  ["/companies", "tbody tr"],
  ["/regulatory-events", "tbody tr"],
  ["/agreements/gilead-arcus-2020", ".sources li"],
  ["/therapies/alphamedix", ".occasion"],
  ["/companies/sanofi", ".occasion"],
  ["/questions/rights?therapy=alphamedix&country=JP", ".answer-words"],
  ["/questions/compare?one=sanofi&other=novartis", "tbody tr"],
  ["/questions/changes?since=2024-01-01", ".answer-words"],
  ["/search?q=sanofi", ".hits li"],
];

describe.runIf(hasBrowser)("the explorer in the language of the reader", () => {
  let served: ServedExplorer;
  beforeAll(async () => {
    served = await serveExplorer();
  });
  afterAll(() => served?.[Symbol.asyncDispose]());

  /** Texts in Japanese that are not marked as such [WCAG 3.1.2]. Captions and drawings are composed texts of both languages. */
  const unmarked = (page: Page) =>
    page.evaluate<string[]>(`(() => {
      const found = [];
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const { data, parentElement: element } = texts.currentNode;
        if (!/[\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Han}]/u.test(data)) continue;
        if (element.closest("figcaption, svg") || element.closest("[lang]").lang.startsWith("ja")) continue;
        found.push(element.tagName + ": " + data);
      }
      return found;
    })()`);

  it("marks labels, dates, amounts and countries as Japanese, and nothing else", async () => {
    const page = await served.open("/", { locale: "ja-JP" });
    for (const [path, complete] of views) {
      await page.goto(served.url + path);
      await page.locator(complete).first().waitFor();
      await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
      await page.locator("main [lang=ja]").first().waitFor({ state: "attached" });
      expect(await unmarked(page), path).toEqual([]);
      const wrong = await page.locator("main [lang=ja]").allTextContents();
      expect(
        wrong.filter((text) => /^[a-z ,]{8,}$/i.test(text)),
        path,
      ).toEqual([]);
    }
  });

  it.each([
    ["de-DE", "12. Sept. 2024", /^100\s?Mio\.\s€/],
    ["fr-FR", "12 sept. 2024", /^100\s?M\s?€/],
    ["ja-JP", "2024年9月12日", /^€1億/],
    ["en-US", "Sep 12, 2024", /^€100M/],
  ])("writes dates and amounts as readers of %s do", async (locale, date, amount) => {
    const page = await served.open("/agreements?q=alphamedix+radiomedix&currency=EUR", { locale });
    const row = page.locator("tbody tr").filter({ hasText: "Sanofi licenses AlphaMedix" }).first();
    await row.waitFor();
    expect(await row.locator("td[data-label=Announced]").textContent()).toBe(date);
    expect(await row.locator("td[data-label=Upfront]").textContent()).toMatch(amount);
  });
});
