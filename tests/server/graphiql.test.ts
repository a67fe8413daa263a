import { mkdir } from "node:fs/promises";
import { createServer as createHttpServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { questionTabs } from "../../src/server/operate/question-tabs.ts";
import { createServer } from "../../src/server/yoga.ts";
import { openStore, type Store } from "../../src/store/open.ts";
import { hasBrowser, launchBrowser, noBrowserText } from "../support/browser.ts";
import { addressIn } from "../support/graph.ts";

if (!hasBrowser) console.warn(`Skipped the GraphiQL tests: ${noBrowserText}`);

describe.runIf(hasBrowser)("GraphiQL, in a browser without network access", () => {
  let store: Store;
  let server: Server;
  let browser: Browser;
  let url: string;

  beforeAll(async () => {
    store = await openStore(addressIn("SHIPPED_STORE"));
    server = createHttpServer(
      createServer({
        store,
        sourceCopies: null,
        tabs: await questionTabs(),
        log: pino({ level: "silent" }),
        queries: "any",
        corsOrigins: "*",
        maxAge: 60,
      }),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    server?.closeAllConnections();
    await new Promise((resolve) => server?.close(resolve));
    await store?.destroy();
  });

  it("opens the questions in tabs and runs the first one, without console messages", async () => {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const problems: string[] = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) problems.push(message.text());
    });
    page.on("pageerror", (error) => problems.push(String(error)));
    await page.route("**/*", (route) => {
      if ([url, "data:", "blob:"].some((own) => route.request().url().startsWith(own))) return route.continue();
      problems.push(`network request to ${route.request().url()}`);
      return route.abort();
    });

    const response = await page.goto(url);
    const headers = response?.headers() ?? {};
    expect(headers["content-encoding"]).toBe("br");
    const policy = headers["content-security-policy"] ?? "";
    expect(policy).toMatch(/default-src 'none'; script-src( 'sha256-[\w+/]{43}='){2}; .*frame-ancestors 'none'/);
    expect(policy.match(/unsafe-[\w-]+/g)).toEqual(["unsafe-inline"]);
    // The first question is answered without a click.
    const answer = page.locator(".result-window");
    await answer.getByText('"AlphaMedix"', { exact: false }).first().waitFor();
    const names = await page.locator(".graphiql-tab-button").allTextContents();
    expect(names).toEqual((await questionTabs()).map(({ title }) => title));
    expect(names[0]).toBe("Who licensed AlphaMedix, and on which terms?");
    for (const name of names) expect(name).toMatch(/^[A-Z0-9].{10,75}\?$/);

    // The documentation begins with what the graph is.
    await page.getByRole("button", { name: "Show Documentation Explorer" }).click();
    await page.getByText(/^A knowledge graph of drug development and its deals/).waitFor();
    await page.getByRole("link", { name: "Query", exact: true }).click();
    await page.getByText("Entry points of the graph.").waitFor();
    expect(problems).toEqual([]);

    // The policy blocks scripts that the page does not contain, and connections to other servers.
    const blocked = await page.evaluate(async () => {
      const script = document.createElement("script");
      script.textContent = "globalThis.isInjected = true";
      document.body.append(script);
      const request = await fetch("http://127.0.0.1:1/").catch((error) => String(error));
      return { isInjected: "isInjected" in globalThis, request };
    });
    expect(blocked).toEqual({ isInjected: false, request: expect.stringMatching(/TypeError/) });
    const violations = problems.splice(0);
    expect(violations.length).toBeGreaterThan(0);
    for (const violation of violations) expect(violation).toMatch(/Content Security Policy/);

    await mkdir("var/tests", { recursive: true });
    await page.screenshot({ path: "var/tests/explorer.png" });
    await page.context().close();
  }, 60_000);

  it("keeps the tabs of the reader, their names and the address, and executes nothing again", async () => {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const executed: string[] = [];
    page.on("request", (request) => {
      const query = request.method() === "POST" ? request.postDataJSON().query : "";
      if (query && !query.includes("__schema")) executed.push(query);
    });
    const own = "query WhoLicensedAlphaMedix($first: Int!) { agreements(first: $first) { totalCount } }";
    const address = `${url}graphql?${new URLSearchParams({ query: own, variables: '{ "first": 7 }' })}`;
    const tabs = page.getByRole("tab");
    const selected = page.locator(".graphiql-tab-active .graphiql-tab-button");
    const questionCount = (await questionTabs()).length;

    // A query of an address is in a tab of its own, with its variables, beside the questions.
    await page.goto(address);
    await expect.poll(() => tabs.count(), { timeout: 20_000 }).toBe(questionCount + 1);
    expect(await selected.textContent()).toBe("WhoLicensedAlphaMedix");
    await page.locator(".graphiql-editor-tool").getByText('"first"').waitFor();
    expect(executed).toEqual([]);
    await page.getByRole("button", { name: /execute query/i }).click();
    await page.locator(".result-window").getByText("totalCount").waitFor();
    expect(executed).toHaveLength(1);

    // Both are there after the page is loaded again, also from the address of another tab.
    await page.reload();
    await expect.poll(() => tabs.count(), { timeout: 20_000 }).toBe(questionCount + 1);
    expect(await selected.textContent()).toBe("WhoLicensedAlphaMedix");
    const last = tabs.last().getByRole("button").first();
    await last.focus();
    await page.keyboard.press("Enter");
    const title = (await questionTabs()).at(-1)?.title ?? "";
    await page.getByRole("tab", { name: title, selected: true }).waitFor();
    const timeout = 10_000;
    await expect
      .poll(() => new URL(page.url()).searchParams.get("query"), { timeout })
      .toMatch(/^# How much is an agreement worth/);
    expect(new URL(page.url()).searchParams.get("variables")).toBeNull();
    // GraphiQL stores its tabs half a second after a change.
    await page.waitForFunction((name) => localStorage.getItem("graphiql:query")?.includes(name), "ValueOfAChain");
    await page.reload();
    await expect.poll(() => selected.textContent(), { timeout: 20_000 }).toBe(title);
    expect(await tabs.count()).toBe(questionCount + 1);
    expect(await page.locator(".graphiql-tab-button").first().textContent()).toBe("WhoLicensedAlphaMedix");
    expect(executed).toHaveLength(1);
    await page.context().close();
  }, 60_000);

  it("can be used at a width of 768 pixels", async () => {
    const page = await browser.newPage({ viewport: { width: 768, height: 900 } });
    await page.goto(url);
    await page.locator(".result-window").getByText('"AlphaMedix"').first().waitFor();
    const boxOf = async (selector: string) => {
      const box = await page.locator(selector).boundingBox();
      if (box === null) throw new Error(`There is no ${selector}.`);
      return { left: box.x, right: box.x + box.width, top: box.y, bottom: box.y + box.height, width: box.width };
    };
    const sizes = async () => ({
      query: await boxOf(".graphiql-query-editor"),
      response: await boxOf(".result-window"),
      tabs: await boxOf(".graphiql-tabs"),
    });
    const closed = await sizes();
    for (const { width } of Object.values(closed)) expect(width).toBeGreaterThan(550);
    expect(closed.tabs.bottom).toBeLessThanOrEqual(closed.query.top);
    expect(closed.query.bottom).toBeLessThanOrEqual(closed.response.top);

    await page.getByRole("button", { name: "Show Documentation Explorer" }).click();
    const docs = await boxOf(".graphiql-plugin");
    expect(docs.width).toBeGreaterThanOrEqual(280);
    const open = await sizes();
    for (const { width, left, right } of Object.values(open)) {
      expect(width).toBeGreaterThan(280);
      expect(left).toBeGreaterThanOrEqual(docs.right);
      expect(right).toBeLessThanOrEqual(768);
    }
    // A tab that was outside of the row is in it once it is chosen.
    await page.getByRole("tab").nth(9).getByRole("button").first().focus();
    await page.keyboard.press("Enter");
    await expect
      .poll(async () => {
        const { left, right } = await boxOf(".graphiql-tab-active");
        return right > open.tabs.left && left < open.tabs.right;
      })
      .toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(768);
    await page.context().close();
  }, 60_000);
});
