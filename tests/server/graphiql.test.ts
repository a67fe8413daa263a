import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { createServer as createHttpServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { questionTabs } from "../../src/server/operate/question-tabs.ts";
import { createServer } from "../../src/server/yoga.ts";
import { openStore, type Store } from "../../src/store/open.ts";
import { addressIn } from "../support/graph.ts";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const present = existsSync(executablePath);
if (!present)
  console.warn(
    `Skipped the GraphiQL tests: ${executablePath} does not exist. Install the Debian package chromium, or set CHROMIUM.`,
  );

describe.runIf(present)("GraphiQL, in a browser without network access", () => {
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
    browser = await chromium.launch({
      executablePath,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
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
    expect(policy).toMatch(/default-src 'none'; script-src 'sha256-[\w+/]{43}='; .*frame-ancestors 'none'/);
    expect(policy.match(/unsafe-[\w-]+/g)).toEqual(["unsafe-inline"]);
    const tabs = page.getByRole("tab");
    await tabs.first().waitFor();
    const names = await tabs.allTextContents();
    expect(names.length).toBeGreaterThanOrEqual(12);
    expect(names[0]).toMatch(/WhoLicensedAlphaMedix/);

    await page.getByRole("button", { name: /execute query/i }).click();
    const answer = page.locator(".result-window");
    await answer.getByText("AlphaMedix", { exact: false }).first().waitFor();
    expect(await answer.textContent()).toMatch(/"name":\s*"AlphaMedix"/);
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
  });
});
