import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { createServer as createHttpServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { questionTabs } from "../src/server/questions.ts";
import { createServer } from "../src/server/yoga.ts";
import { openStore, type Store } from "../src/store/open.ts";
import { shippedStore } from "./support/shipped-store.ts";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const present = existsSync(executablePath);
if (!present)
  console.warn(
    `The explorer is not tried: there is no ${executablePath}. Install Debian's package chromium, or set CHROMIUM.`,
  );

describe.runIf(present)("the explorer, in a browser without network", () => {
  let store: Store;
  let server: Server;
  let browser: Browser;
  let url: string;

  beforeAll(async () => {
    store = await openStore(shippedStore);
    server = createHttpServer(
      createServer({
        store,
        documents: null,
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

  it("opens on the questions, runs the first, shows its answer, and says nothing on the console", async () => {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.route("**/*", (route) => {
      if ([url, "data:", "blob:"].some((own) => route.request().url().startsWith(own))) return route.continue();
      complaints.push(`asked the network for ${route.request().url()}`);
      return route.abort();
    });

    await page.goto(url);
    const tabs = page.getByRole("tab");
    await tabs.first().waitFor();
    const names = await tabs.allTextContents();
    expect(names.length).toBeGreaterThanOrEqual(12);
    expect(names[0]).toMatch(/WhoLicensedAlphaMedix/);

    await page.getByRole("button", { name: /execute query/i }).click();
    const answer = page.locator(".result-window");
    await answer.getByText("AlphaMedix", { exact: false }).first().waitFor();
    expect(await answer.textContent()).toMatch(/"name":\s*"AlphaMedix"/);

    await mkdir("var/tests", { recursive: true });
    await page.screenshot({ path: "var/tests/explorer.png" });
    expect(complaints).toEqual([]);
  });
});
