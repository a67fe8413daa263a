// Tests the built page in Chromium against a running graph. Requests to any other host fail the test.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
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

/** Opens the list of values of a filter, and returns it. */
async function facet(page: Page, label: string) {
  const box = page.locator(".facet", { has: page.locator("summary", { hasText: label }) });
  if ((await box.getAttribute("open")) === null) await box.locator("summary").click();
  return box;
}

/** Waits until the page shows a number of agreements. */
const waitForCount = (page: Page, count: number) =>
  page.getByText(count === 1 ? "1 agreement" : `${count} agreements`, { exact: true }).waitFor();

const tests: Record<string, () => Promise<void>> = {
  async "leads through the pages of the list, and back"() {
    const page = await openPage("", { viewport: wide, colorScheme: "light" });
    await items(page).first().waitFor();
    await screenshot(page, "list-wide-light");
    const total = await countOf(page);
    assert.ok(total > 60, "The list has several pages.");
    const seen = new Set<string>();
    const firsts: string[] = [];
    for (;;) {
      const names = await items(page).locator("h2").allTextContents();
      firsts.push(names[0] ?? "");
      for (const link of await page
        .locator(".agreement a")
        .evaluateAll((all) => all.map((each) => each.id || each.textContent)))
        seen.add(String(link));
      const next = page.getByRole("link", { name: "Next page" });
      if ((await next.count()) === 0) break;
      await next.click();
      await items(page)
        .getByText(names[0] ?? "", { exact: true })
        .waitFor({ state: "detached" });
    }
    assert.equal(seen.size, total, "Every agreement is listed once.");
    // The address names the page.
    await page.reload();
    await items(page)
      .getByText(firsts.at(-1) ?? "", { exact: true })
      .waitFor();
    await page.getByRole("link", { name: "Previous page" }).click();
    await items(page)
      .getByText(firsts.at(-2) ?? "", { exact: true })
      .waitFor();
    await page.goBack();
    await items(page)
      .getByText(firsts.at(-1) ?? "", { exact: true })
      .waitFor();
  },

  async "searches everything, and narrows the list to what was found"() {
    const page = await openPage("", { viewport: wide, colorScheme: "light" });
    await items(page).first().waitFor();
    const total = await countOf(page);
    const box = page.getByLabel("Search everything");
    await box.fill("novartis");
    const companies = page.getByRole("region", { name: /^Company/ });
    await companies
      .getByRole("link", { name: /^Novartis/ })
      .first()
      .waitFor();
    assert.equal(await companies.locator("mark").first().textContent(), "Novartis");
    assert.ok((await page.locator(".results section").count()) > 1, "The results have several types.");
    assert.equal(parameter(page, "q"), "novartis");
    await screenshot(page, "search-wide-light");

    await page.reload();
    await companies.getByRole("link").first().waitFor();
    await box.focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    assert.equal(await page.evaluate(() => document.activeElement?.closest(".results") !== null), true);
    await companies
      .getByRole("link", { name: /^Novartis/ })
      .first()
      .focus();
    await page.keyboard.press("Enter");
    assert.deepEqual([parameter(page, "company"), parameter(page, "q")], ["novartis", null]);
    await page.getByRole("link", { name: "Remove Novartis" }).waitFor();
    await page.getByText(`${total} agreements`).waitFor({ state: "detached" });
    const narrowed = await countOf(page);
    assert.ok(narrowed > 0 && narrowed < total);
    await page.getByRole("link", { name: "Remove Novartis" }).click();
    await waitForCount(page, total);
    await page.goBack();
    await waitForCount(page, narrowed);

    await box.fill("no such thing as this");
    await page.getByText("Nothing matches").waitFor();
    await box.press("Escape");
    assert.equal(await box.inputValue(), "");
  },

  async "opens the agreement that a search finds"() {
    const page = await openPage("?q=sanofi%20licenses%20alphamedix", { viewport: wide });
    await page
      .getByRole("region", { name: /^Agreement/ })
      .getByRole("link")
      .first()
      .click();
    await panel(page).getByRole("heading", { name: "Sanofi licenses AlphaMedix" }).waitFor();
  },

  async "narrows the list by facets, whose counts follow"() {
    const page = await openPage("", { viewport: wide, colorScheme: "dark" });
    await items(page).first().waitFor();
    const kinds = await facet(page, "Kind");
    const option = (box: typeof kinds, text: string) =>
      box.locator("label").filter({ has: page.getByText(text, { exact: true }) });
    const countAt = async (box: typeof kinds, text: string) =>
      Number(await option(box, text).locator(".muted").textContent());
    const licenses = await countAt(kinds, "License");
    await option(kinds, "License").click();
    await waitForCount(page, licenses);
    assert.equal(await countAt(kinds, "License"), licenses, "A facet ignores its own choices.");
    // Only one list is open at a time.
    const modalities = await facet(page, "Modality");
    const both = await countAt(modalities, "Radioligand therapy");
    assert.ok(both > 0 && both < licenses);
    await option(modalities, "Radioligand therapy").click();
    await waitForCount(page, both);
    // The facets of other fields follow the choice.
    await facet(page, "Kind");
    await option(kinds, "License").getByText(String(both), { exact: true }).waitFor();
    await screenshot(page, "facets-wide-dark");

    await page.reload();
    await waitForCount(page, both);
    await facet(page, "Kind");
    assert.ok(await option(kinds, "License").getByRole("checkbox").isChecked(), "The address keeps the choices.");
    await page.getByRole("link", { name: "Clear filters" }).click();
    await page.waitForFunction(() => location.search === "");
    await page.goBack();
    await waitForCount(page, both);
  },

  async "orders by value"() {
    const page = await openPage("", { viewport: wide });
    await items(page).first().waitFor();
    await page.getByLabel("Order").selectOption("Highest total value");
    assert.equal(parameter(page, "order"), "value");
    const totals = page.locator(".agreement .total");
    await page.waitForFunction(() =>
      /\$\d[\d.]*B/.test(document.querySelector(".agreement .total")?.textContent ?? ""),
    );
    const [first = "", second = ""] = await totals.allTextContents();
    assert.match(second, /B$/, `${first} is followed by ${second}.`);
    await page.reload();
    assert.equal(await page.getByLabel("Order").inputValue(), "value");
  },

  async "downloads the narrowed list as CSV"() {
    const page = await openPage("?modality=RADIOLIGAND&kind=LICENSE&order=oldest", { viewport: wide });
    await items(page).first().waitFor();
    const names = await items(page).locator("h2").allTextContents();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download CSV" }).click(),
    ]);
    assert.equal(download.suggestedFilename(), "agreements.csv");
    const text = await readFile(await download.path(), "utf8");
    const [header, ...rows] = text.split("\r\n");
    assert.match(header ?? "", /^\ufeffslug,name,announcedOn,kinds,status,parties\.role,parties\.company\.name,/);
    assert.equal(rows.length - 1, await countOf(page));
    assert.ok(rows[0]?.includes(names[0] ?? "?"), "The file has the order of the list.");

    await page.route("**/graphql?*", (route) => route.abort());
    await page.getByRole("button", { name: "Download CSV" }).click();
    await page.getByText("The download failed").waitFor();
    assert.match(problems.pop() ?? "", /ERR_FAILED/);
  },

  async "opens and closes an agreement with the keyboard"() {
    const page = await openPage("?modality=RADIOLIGAND&company=radiomedix", { viewport: wide, colorScheme: "dark" });
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
    const empty = await openPage("?company=nothing-is-called-this", { viewport: wide });
    await empty.getByText("No agreements match the filters.").waitFor();
    await empty.goto(`${home}?agreement=none`);
    await panel(empty).getByText("Agreement “none” not found.").waitFor();
    assert.deepEqual(problems, []);

    const invalid = await openPage("?year=2024-99", { viewport: wide });
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
