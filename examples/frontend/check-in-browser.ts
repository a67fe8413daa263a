// Tests the built page in Chromium against a running graph. Requests to any other host fail the test.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { preview } from "vite";

const chromiumPath = process.argv[2] ?? "/usr/bin/chromium";
const wide = { width: 1440, height: 900 };
const narrow = { width: 360, height: 740 };

/** Starts the graph on a free port with an in-memory database. */
async function startGraph() {
  const root = path.resolve(import.meta.dirname, "../..");
  const graph = spawn(process.execPath, ["src/start.js", "start"], {
    cwd: root,
    env: { PORT: "0", DATABASE_URL: ":memory:" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface(graph.stdout)) {
    const { url } = JSON.parse(line) as { url?: string };
    if (url !== undefined) {
      graph.stdout.resume();
      return { url: new URL(url).origin, stop: () => graph.kill() };
    }
  }
  throw new Error("The graph did not start.");
}

const graph = await startGraph();
const site = await preview({ preview: { host: "127.0.0.1", port: 0, proxy: { "/graphql": graph.url } } });
const home = site.resolvedUrls?.local[0] ?? "";
const browser = await chromium.launch({
  executablePath: chromiumPath,
  args: [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});

const problems: string[] = [];

/** Opens a page that can reach the site only. Errors and warnings in the page are collected in `problems`. */
async function openPage(search: string, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") problems.push(message.text());
  });
  await page.route("**/*", (route) => {
    if (route.request().url().startsWith(home)) return route.continue();
    problems.push(`unexpected request to ${route.request().url()}`);
    return route.abort();
  });
  await page.goto(home + search);
  return page;
}

const items = (page: Page) => page.locator(".agreement");
const panel = (page: Page) => page.getByRole("complementary", { name: "Agreement" });
const screenshot = (page: Page, name: string) => page.screenshot({ path: `screenshots/${name}.png` });
const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

/** The number of agreements that the page shows. */
async function countOf(page: Page): Promise<number> {
  const text = await page.getByText(/^\d+ agreements?$/).textContent();
  return Number.parseInt(text ?? "", 10);
}

async function assertNoHorizontalScroll(page: Page): Promise<void> {
  const { content, screen } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    screen: document.documentElement.clientWidth,
  }));
  assert.ok(content <= screen, `The content is ${content} pixels wide on a screen of ${screen}.`);
}

const tests: Record<string, () => Promise<void>> = {
  async "loads every page on scrolling"() {
    const page = await openPage("", { viewport: wide, colorScheme: "light" });
    await items(page).first().waitFor();
    await screenshot(page, "list-wide-light");
    const total = await countOf(page);
    assert.ok(total > 60, "The list has several pages.");
    while ((await items(page).count()) < total) {
      const before = await items(page).count();
      await page.mouse.wheel(0, 20_000);
      await items(page).nth(before).waitFor();
    }
    const links = await page.locator(".agreement a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    assert.equal(new Set(links).size, total, "Every agreement is listed once.");
    assert.equal(await page.getByRole("button", { name: "Load more" }).count(), 0);
  },

  async "loads the next page by a button"() {
    const page = await openPage("", { viewport: wide });
    await page.addInitScript("IntersectionObserver.prototype.observe = () => {}");
    await page.reload();
    await items(page).nth(19).waitFor();
    await page.getByRole("button", { name: "Load more" }).click();
    await items(page).nth(39).waitFor();
  },

  async "filters the list, and opens and closes an agreement with the keyboard"() {
    const page = await openPage("", { viewport: wide, colorScheme: "dark" });
    await items(page).first().waitFor();
    const total = await countOf(page);
    await page.getByLabel("Kind").selectOption("License");
    await page.getByLabel("Modality").selectOption("Radioligand therapy");
    await page.getByLabel("Announced since").fill("2020-01-01");
    await page.getByLabel("Minimum value, USD million").fill("100");
    await page.getByLabel("Name").fill("alphamedix");
    await page.getByText("1 agreement", { exact: true }).waitFor();
    assert.ok(total > 1);
    assert.deepEqual(
      ["kind", "modality", "since", "minMillions", "name"].map((name) => parameter(page, name)),
      ["LICENSE", "RADIOLIGAND", "2020-01-01", "100", "alphamedix"],
    );

    const link = page.getByRole("link", { name: "Sanofi licenses AlphaMedix" });
    await link.focus();
    await page.keyboard.press("Enter");
    await panel(page).getByRole("heading", { name: "Sanofi licenses AlphaMedix" }).waitFor();
    assert.match(await page.title(), /AlphaMedix/);
    for (const text of ["Licensor", "$110.2M – $352.5M", "up to €220,000,000", "Neuroendocrine tumor", "Sep 12, 2024"])
      await panel(page).getByText(text).first().waitFor();
    await screenshot(page, "detail-wide-dark");

    await page.keyboard.press("Escape");
    await panel(page).getByText("Select an agreement").waitFor();
    assert.ok(await link.evaluate((element) => element === document.activeElement), "The focus returns to the link.");
    await page.goBack();
    await panel(page).getByRole("heading", { name: "Sanofi licenses AlphaMedix" }).waitFor();
  },

  async "shows claims that disagree, with their sources"() {
    const page = await openPage("?agreement=sanofi-novavax-covid-19-2024", { viewport: wide, colorScheme: "light" });
    await panel(page).getByText("Sources disagree").first().waitFor();
    await screenshot(page, "detail-wide-light");
    const rejected = panel(page).locator(".claim", { hasText: "Rejected" }).first();
    await rejected.scrollIntoViewIfNeeded();
    assert.match((await rejected.getByRole("link").first().getAttribute("href")) ?? "", /^https?:/);
    await screenshot(page, "claims-wide-light");
  },

  async "says when no amount is disclosed"() {
    const page = await openPage("?agreement=roche-orano-med-prit-2025", { viewport: wide });
    await panel(page).getByText("No source discloses the total value").waitFor();
    await panel(page).getByText("Undisclosed", { exact: true }).first().waitFor();
  },

  async "fits on a small screen in light and dark mode"() {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await openPage("", { viewport: narrow, colorScheme });
      await items(page).first().waitFor();
      await assertNoHorizontalScroll(page);
      await screenshot(page, `list-narrow-${colorScheme}`);
      await items(page).nth(12).scrollIntoViewIfNeeded();
      const position = await page.evaluate(() => scrollY);
      await items(page).nth(12).getByRole("link").click();
      await panel(page).getByRole("heading", { name: "Parties" }).waitFor();
      await assertNoHorizontalScroll(page);
      await screenshot(page, `detail-narrow-${colorScheme}`);
      await page.getByRole("button", { name: "Close" }).click();
      assert.equal(await page.evaluate(() => scrollY), position, "The list keeps its scroll position.");

      const claims = await openPage("?agreement=sanofi-novavax-covid-19-2024", { viewport: narrow, colorScheme });
      await panel(claims).getByText("Sources disagree").first().scrollIntoViewIfNeeded();
      await assertNoHorizontalScroll(claims);
      await screenshot(claims, `claims-narrow-${colorScheme}`);
    }
  },

  async "explains empty results and errors"() {
    const empty = await openPage("?name=nothing-is-called-this", { viewport: wide });
    await empty.getByText("No agreements match the filters.").waitFor();
    await empty.goto(`${home}?agreement=none`);
    await panel(empty).getByText("Agreement “none” not found.").waitFor();
    assert.deepEqual(problems, []);

    const invalid = await openPage("?since=2024-99", { viewport: wide });
    await invalid.getByText("The server rejected the request").waitFor();
    await screenshot(invalid, "invalid-wide");

    const down = await openPage("", { viewport: wide });
    await down.route("**/graphql", (route) => route.fulfill({ status: 500, body: "" }));
    await down.reload();
    await down.getByText("The server is not responding.").waitFor();
    await screenshot(down, "down-wide");
    await down.unroute("**/graphql");
    await down.getByRole("button", { name: "Try again" }).click();
    await items(down).first().waitFor();
  },
};

try {
  for (const [name, test] of Object.entries(tests)) {
    await test();
    process.stdout.write(`ok  ${name}\n`);
  }
} finally {
  await browser.close();
  await site.close();
  graph.stop();
}
