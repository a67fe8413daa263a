import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, type ServedExplorer, serveExplorer } from "../support/explorer.ts";

const phone = { viewport: { width: 320, height: 700 }, hasTouch: true };
const dark = { colorScheme: "dark" } as const;

/** Views and states, with what is there when they are complete. */
const views: [string, string, (page: Page) => Promise<unknown>][] = [
  [
    "home",
    "/",
    (page) => page.getByText("Sources were last read").or(page.locator(".relation li a").nth(8)).first().waitFor(),
  ],
  [
    "a list with filters",
    "/agreements?kind=LICENSE&announced-min=2018",
    (page) => page.locator(".facet label").first().waitFor({ state: "attached" }),
  ],
  ["a list without entries", "/trials?started-max=1950", (page) => page.getByText("match all of these").waitFor()],
  ["results", "/search?q=sanofi", (page) => page.locator(".hits li").first().waitFor()],
  [
    "an agreement",
    "/agreements/gilead-arcus-2020",
    (page) => page.getByRole("heading", { name: "Sources", exact: true }).waitFor(),
  ],
  ["a therapy", "/therapies/alphamedix", (page) => page.getByRole("heading", { name: "Timeline" }).first().waitFor()],
  ["a company", "/companies/sanofi", (page) => page.getByRole("heading", { name: "Pipeline" }).waitFor()],
  ["the questions", "/questions", (page) => page.getByRole("heading", { name: "Questions" }).waitFor()],
  [
    "an answer about rights",
    "/questions/rights?therapy=alphamedix&country=JP",
    (page) => page.locator(".answer-words").waitFor(),
  ],
  [
    "deals like one",
    "/questions/similar?agreement=sanofi-radiomedix-orano-med-alphamedix-2024",
    (page) => page.locator("tbody tr").first().waitFor(),
  ],
  ["a median", "/questions/median?modality=RADIOLIGAND", (page) => page.locator("tbody tr").first().waitFor()],
  ["what changed", "/questions/changes?since=2024-01-01", (page) => page.locator(".answer-words").waitFor()],
  [
    "a comparison",
    "/questions/compare?one=sanofi&other=novartis",
    (page) => page.locator("tbody tr").first().waitFor(),
  ],
  [
    "a path",
    "/questions/connected?from=companies/orano-med&to=companies/novartis&through=all",
    (page) => page.locator(".paths").waitFor(),
  ],
  ["an entity that is gone", "/companies/nobody", (page) => page.getByText("It may have been removed").waitFor()],
  ["an error", "/agreements?kind=NONE", (page) => page.getByRole("alert").first().waitFor()],
];

describe.runIf(hasBrowser)("accessibility of the explorer", () => {
  let served: ServedExplorer;
  let axe: string;
  beforeAll(async () => {
    served = await serveExplorer();
    axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  });
  afterAll(() => served?.[Symbol.asyncDispose]());

  /** Rules of WCAG 2.2, levels A and AA, and the rules that depend on the size and the colors of a screen alone. */
  const allRules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const visualRules = ["color-contrast", "target-size", "scrollable-region-focusable"];

  /** What breaks the rules, and where. */
  async function violations(page: Page, rules = allRules): Promise<string[]> {
    await page.evaluate(axe);
    const results = await page.evaluate<AxeResults>(`axe.run({ runOnly: ${JSON.stringify(rules)} })`);
    return results.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join("; ")}`,
    );
  }

  it.each(views)("%s has no violations, and fits a screen of 320 pixels", async (_name, path, isComplete) => {
    const light = await served.open(path);
    await isComplete(light);
    expect(await violations(light)).toEqual([]);
    const narrow = await served.open(path, { ...phone, ...dark });
    await isComplete(narrow);
    const filters = narrow.locator(".facets > summary");
    if ((await filters.count()) > 0) await filters.click();
    expect(await violations(narrow, visualRules)).toEqual([]);
    const width = await narrow.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(320);
    await light.context().close();
    await narrow.context().close();
  });

  it("open panels, results and the query of a view have no violations", async () => {
    const page = await served.open("/therapies/alphamedix");
    await page.getByText("Show the query").last().click();
    await page.getByRole("button", { name: "Copy" }).waitFor();
    await page.getByRole("button", { name: /^Modality:/ }).click();
    await page.locator(".popover-panel .claim").first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("/");
    await page.keyboard.type("sanofi");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("ArrowDown");
    expect(await violations(page)).toEqual([]);
  });

  it("reduced motion leaves no animation", async () => {
    const page = await served.open("/agreements", { reducedMotion: "reduce" });
    await page.locator("tbody tr").first().waitFor();
    const moving = await page.evaluate(() =>
      [...document.styleSheets].flatMap((sheet) =>
        [...sheet.cssRules]
          .filter(
            (rule) =>
              rule instanceof CSSStyleRule && (rule.style.animationName !== "" || rule.style.transitionDuration !== ""),
          )
          .map((rule) => rule.cssText),
      ),
    );
    expect(moving).toEqual([]);
  });
});
