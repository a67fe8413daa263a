import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults, ElementContext } from "axe-core";
import type { Page } from "playwright-core";

const axe = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The rules of WCAG 2.2, levels A and AA, and good practice. */
const allRules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** The rules that depend on the size and the colors of a screen. */
const visualRules = ["color-contrast", "target-size", "scrollable-region-focusable"];

interface Options {
  /** The part of the page to look at, as a selector. By default, all of it. */
  include?: string;
  /** What axe-core cannot judge, as selectors. */
  exclude?: string[];
}

async function violationsOf(
  page: Page,
  rules: string[],
  { include = "html", exclude = [] }: Options,
): Promise<string[]> {
  await page.evaluate(await axe);
  const context: ElementContext = { include: [[include]], ...(exclude.length > 0 && { exclude: [exclude] }) };
  const results = await page.evaluate<AxeResults>(
    `axe.run(${JSON.stringify(context)}, { runOnly: ${JSON.stringify(rules)}, resultTypes: ["violations"] })`,
  );
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join("; ")}`,
  );
}

/** What breaks a rule of accessibility in the page as it is, and where. */
export const violations = (page: Page, options: Options = {}) => violationsOf(page, allRules, options);

/** What breaks a rule in dark colors on a phone, after the page was found to break none as it is. */
export async function violationsElsewhere(page: Page, options: Options = {}): Promise<string[]> {
  const size = page.viewportSize();
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 390, height: 844 });
  const found = await violationsOf(page, visualRules, options);
  await page.emulateMedia({ colorScheme: "light" });
  if (size) await page.setViewportSize(size);
  return found;
}

/** By how many pixels the page is wider than a screen of 320 pixels, the least that WCAG requires. */
export async function beyondNarrowScreen(page: Page): Promise<number> {
  await page.setViewportSize({ width: 320, height: 700 });
  const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  // Pictures are drawn anew for another width.
  for (let tries = 0; tries < 20 && (await beyond()) > 0; tries++) await page.waitForTimeout(100);
  return beyond();
}
