import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { Explorer } from "../../src/server/page/explorer.ts";
import type { Parts } from "../../src/server/yoga.ts";
import { openStore, type Store } from "../../src/store/open.ts";
import { hasBrowser, launchBrowser, noBrowserText } from "./browser.ts";
import { serveDirectly } from "./direct-server.ts";
import { addressIn } from "./graph.ts";

export { hasBrowser };

if (!hasBrowser) console.warn(`Skipped the tests of the explorer: ${noBrowserText}`);

/** The page in a browser without network access, on a server of its own. */
export interface ServedExplorer {
  url: string;
  browser: Browser;
  /** Opens an address of the page. The page's problems are in `problemsOf`. */
  open: (path: string, options?: BrowserContextOptions) => Promise<Page>;
  /** What the console, errors and requests to other servers have said since the page was opened or was last asked. */
  problemsOf: (page: Page) => string[];
  [Symbol.asyncDispose]: () => Promise<void>;
}

let shared: Promise<Browser> | null = null;
let users = 0;

/** A browser that servers at the same time share, because it takes long to start. */
function takeBrowser(): Promise<Browser> {
  users++;
  shared ??= launchBrowser();
  return shared;
}

async function leaveBrowser(): Promise<void> {
  users--;
  if (users > 0) return;
  const last = shared;
  shared = null;
  await (await last)?.close();
}

/** Prepares the page, which is built if it has changed. */
export async function preparedExplorer(): Promise<Explorer> {
  const explorer = new Explorer({ info: () => {}, error: ({ err }: { err: unknown }) => console.error(err) });
  await explorer.prepare();
  if (explorer.page === null) throw new Error("The page could not be built.");
  return explorer;
}

/**
 * Serves the page as the program does, and starts a browser.
 * @param own a store that the caller opened and closes. By default, the fixed graph of the tests
 */
export async function serveExplorer(parts: Partial<Parts> = {}, own?: Store): Promise<ServedExplorer> {
  const store = own ?? (await openStore(addressIn("TEST_STORE")));
  const [explorer, browser] = await Promise.all([preparedExplorer(), takeBrowser()]);
  const served = await serveDirectly(store, 10_000_000, { explorer, ...parts });
  const problems = new Map<Page, string[]>();
  return {
    url: served.url,
    browser,
    async open(path, options) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-US", ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      const found: string[] = [];
      problems.set(page, found);
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) found.push(message.text());
      });
      page.on("pageerror", (error) => found.push(String(error)));
      page.on("request", (request) => {
        const isOwn = [served.url, "data:", "blob:"].some((own) => request.url().startsWith(own));
        if (!isOwn) found.push(`request to ${request.url()}`);
      });
      await page.goto(served.url + path);
      return page;
    },
    problemsOf: (page) => problems.get(page)?.splice(0) ?? [],
    async [Symbol.asyncDispose]() {
      await Promise.all([...problems.keys()].map((page) => page.context().close()));
      await leaveBrowser();
      await served.close();
      if (!own) await store.destroy();
    },
  };
}
