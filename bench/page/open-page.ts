import path from "node:path";
import type { Browser, CDPSession, Page } from "playwright-core";

/** A page of its own, whose caches are empty. */
export interface OpenedPage {
  page: Page;
  devTools: CDPSession;
  [Symbol.asyncDispose]: () => Promise<void>;
}

const probe = path.join(import.meta.dirname, "probe.js");

/**
 * Opens a page without an address, with the probe.
 * @param slowdown how many times slower than this machine the page executes its scripts
 */
export async function openPage(browser: Browser, slowdown: number): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-US" });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.addInitScript({ path: probe });
  const devTools = await context.newCDPSession(page);
  await devTools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  return { page, devTools, [Symbol.asyncDispose]: () => context.close() };
}
