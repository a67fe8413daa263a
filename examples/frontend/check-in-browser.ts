// Tries the built files in Chromium, with the graph's own server behind them and no other network.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { preview } from "vite";

const chromiumPath = process.argv[2] ?? "/usr/bin/chromium";
const wide = { width: 1440, height: 900 };
const narrow = { width: 360, height: 740 };

/** Starts the graph on any free port, with a store of its own. */
async function startGraph() {
  const root = path.resolve(import.meta.dirname, "../..");
  const graph = spawn(process.execPath, ["src/start.js", "serve"], {
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

const complaints: string[] = [];

/** A page that reaches nothing but the site, and whose complaints are kept. */
async function openPage(search: string, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  await page.route("**/*", (route) => {
    if (route.request().url().startsWith(home)) return route.continue();
    complaints.push(`asked the network for ${route.request().url()}`);
    return route.abort();
  });
  await page.goto(home + search);
  return page;
}

const items = (page: Page) => page.locator(".agreement");
const panel = (page: Page) => page.getByRole("complementary", { name: "Agreement" });
const picture = (page: Page, name: string) => page.screenshot({ path: `screenshots/${name}.png` });
const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

/** How many agreements the page says there are. */
async function countOf(page: Page): Promise<number> {
  const text = await page.getByText(/^\d+ agreements?$/).textContent();
  return Number.parseInt(text ?? "", 10);
}

async function hasNoSidewaysScroll(page: Page): Promise<void> {
  const { content, screen } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    screen: document.documentElement.clientWidth,
  }));
  assert.ok(content <= screen, `${content} pixels do not fit on ${screen}`);
}

const steps: Record<string, () => Promise<void>> = {
  async "scrolls through all pages"() {
    const page = await openPage("", { viewport: wide, colorScheme: "light" });
    await items(page).first().waitFor();
    await picture(page, "list-wide-light");
    const total = await countOf(page);
    assert.ok(total > 60, "the list has several pages");
    while ((await items(page).count()) < total) {
      const before = await items(page).count();
      await page.mouse.wheel(0, 20_000);
      await items(page).nth(before).waitFor();
    }
    const links = await page.locator(".agreement a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    assert.equal(new Set(links).size, total, "every agreement stands once");
    assert.equal(await page.getByRole("button", { name: "Load more" }).count(), 0);
  },

  async "loads more by a button where scrolling is not observed"() {
    const page = await openPage("", { viewport: wide });
    await page.addInitScript("IntersectionObserver.prototype.observe = () => {}");
    await page.reload();
    await items(page).nth(19).waitFor();
    await page.getByRole("button", { name: "Load more" }).click();
    await items(page).nth(39).waitFor();
  },

  async "filters, opens with the keyboard, closes, goes back"() {
    const page = await openPage("", { viewport: wide, colorScheme: "dark" });
    await items(page).first().waitFor();
    const total = await countOf(page);
    await page.getByLabel("Kind").selectOption("License");
    await page.getByLabel("Modality").selectOption("Radioligand");
    await page.getByLabel("Announced since").fill("2020-01-01");
    await page.getByLabel("Worth at least, $ million").fill("100");
    await page.getByLabel("Name").fill("alphamedix");
    await page.getByText("1 agreement", { exact: true }).waitFor();
    assert.ok(total > 1);
    assert.deepEqual(
      ["kind", "modality", "since", "million", "name"].map((name) => parameter(page, name)),
      ["LICENSE", "RADIOLIGAND", "2020-01-01", "100", "alphamedix"],
    );

    const link = page.getByRole("link", { name: "Sanofi licenses AlphaMedix" });
    await link.focus();
    await page.keyboard.press("Enter");
    await panel(page).getByRole("heading", { name: "Sanofi licenses AlphaMedix" }).waitFor();
    assert.match(await page.title(), /AlphaMedix/);
    for (const text of ["Licensor", "$110.2M – $352.5M", "up to €220,000,000", "Neuroendocrine tumor", "12 Sept 2024"])
      await panel(page).getByText(text).first().waitFor();
    await picture(page, "detail-wide-dark");

    await page.keyboard.press("Escape");
    await panel(page).getByText("Choose an agreement").waitFor();
    assert.ok(await link.evaluate((element) => element === document.activeElement), "the focus is back on the link");
    await page.goBack();
    await panel(page).getByRole("heading", { name: "Sanofi licenses AlphaMedix" }).waitFor();
  },

  async "shows who disagrees, and with what"() {
    const page = await openPage("?agreement=sanofi-novavax-covid-19-2024", { viewport: wide, colorScheme: "light" });
    await panel(page).getByText("Sources differ").first().waitFor();
    await picture(page, "detail-wide-light");
    const rejected = panel(page).locator(".claim", { hasText: "Rejected" }).first();
    await rejected.scrollIntoViewIfNeeded();
    assert.match((await rejected.getByRole("link").first().getAttribute("href")) ?? "", /^https?:/);
    await picture(page, "claims-wide-light");
  },

  async "says so where nothing is disclosed"() {
    const page = await openPage("?agreement=roche-orano-med-prit-2025", { viewport: wide });
    await panel(page).getByText("No amount is public.").waitFor();
    await panel(page).getByText("Undisclosed", { exact: true }).waitFor();
  },

  async "fits on a small screen, by day and by night"() {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await openPage("", { viewport: narrow, colorScheme });
      await items(page).first().waitFor();
      await hasNoSidewaysScroll(page);
      await picture(page, `list-narrow-${colorScheme}`);
      await items(page).nth(12).scrollIntoViewIfNeeded();
      const place = await page.evaluate(() => scrollY);
      await items(page).nth(12).getByRole("link").click();
      await panel(page).getByRole("heading", { name: "Parties" }).waitFor();
      await hasNoSidewaysScroll(page);
      await picture(page, `detail-narrow-${colorScheme}`);
      await panel(page).getByText("Sources differ").first().scrollIntoViewIfNeeded();
      await picture(page, `claims-narrow-${colorScheme}`);
      await page.getByRole("button", { name: "Close" }).click();
      assert.equal(await page.evaluate(() => scrollY), place, "the list is where it was left");
    }
  },

  async "says in plain words what is wrong"() {
    const empty = await openPage("?name=nothing-is-called-this", { viewport: wide });
    await empty.getByText("No agreement is like that.").waitFor();
    await empty.goto(`${home}?agreement=none`);
    await panel(empty).getByText("There is no agreement “none”.").waitFor();
    assert.deepEqual(complaints, []);

    const mistaken = await openPage("?since=2024-99", { viewport: wide });
    await mistaken.getByText("The server cannot use what was asked").waitFor();
    await picture(mistaken, "mistake-wide");

    const down = await openPage("", { viewport: wide });
    await down.route("**/graphql", (route) => route.fulfill({ status: 500, body: "" }));
    await down.reload();
    await down.getByText("The server does not answer.").waitFor();
    await picture(down, "down-wide");
    await down.unroute("**/graphql");
    await down.getByRole("button", { name: "Try again" }).click();
    await items(down).first().waitFor();
  },
};

try {
  for (const [name, step] of Object.entries(steps)) {
    await step();
    process.stdout.write(`ok  ${name}\n`);
  }
} finally {
  await browser.close();
  await site.close();
  graph.stop();
}
