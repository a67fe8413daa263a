import type { Page } from "playwright-core";

/** The browser may be slow on a busy machine. */
export const patient = { timeout: 10_000 };

/** The lists of the explorer, by the first segment of their paths. */
export const lists = [
  "agreements",
  "therapies",
  "companies",
  "indications",
  "regulatory-events",
  "trials",
  "drug-targets",
  "people",
  "sources",
];

/** The number of entries that a list of the explorer says it has, once it is loaded. */
export async function entriesIn(page: Page): Promise<number> {
  await page.locator(".count:not(:empty)").waitFor();
  await page.locator("[aria-busy=true]").waitFor({ state: "detached" });
  return Number((await page.locator(".count").textContent())?.replace(/\D/g, ""));
}
