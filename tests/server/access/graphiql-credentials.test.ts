import { mkdir } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, launchBrowser, noBrowserText } from "../../support/browser.ts";
import { type GuardedServer, guardedServer } from "../../support/guarded-server.ts";

if (!hasBrowser) console.warn(`Skipped the GraphiQL tests: ${noBrowserText}`);

describe.runIf(hasBrowser)("GraphiQL, on a server with authentication", () => {
  let server: GuardedServer;
  let key: string;
  let browser: Browser;
  beforeAll(async () => {
    server = await guardedServer();
    key = await server.addKey("explorer");
    await wait(1100);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.[Symbol.asyncDispose]();
  });

  it("loads without credentials, says which header is missing, and uses the entered key in all tabs", async () => {
    const context = await browser.newContext({
      viewport: { width: 1400, height: 900 },
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const page = await context.newPage();
    const responseTo = (query: RegExp, timeout = 10_000) =>
      page.waitForResponse((response) => query.test(response.request().postData() ?? ""), { timeout });
    page.setDefaultTimeout(10_000);
    await page.goto(server.url);
    const answer = page.locator(".result-window");
    await answer.getByText("Valid credentials are required", { exact: false }).waitFor();
    expect(await answer.textContent()).toMatch(/UNAUTHENTICATED/);

    const headers = page.locator(".graphiql-editor-tool .graphiql-editor").filter({ hasText: "Authorization" });
    expect(await headers.textContent()).toMatch(/Bearer.<key.or.token>/);
    await page.evaluate(
      (text) => navigator.clipboard.writeText(text),
      JSON.stringify({ Authorization: `Bearer ${key}` }),
    );
    await headers.click();
    await page.keyboard.press("Control+A");
    await page.keyboard.press("Control+V");
    await page.getByRole("button", { name: /execute query/i }).click();
    await answer.getByText('"AlphaMedix"', { exact: false }).first().waitFor();

    const introspected = responseTo(/__schema/);
    await page.getByRole("button", { name: /re-fetch/i }).click();
    expect((await introspected).status()).toBe(200);

    // Another tab, and the page after it was loaded again, need no further entry.
    await page
      .getByRole("tab", { name: /What else have the parties/ })
      .getByRole("button")
      .first()
      .focus();
    await page.keyboard.press("Enter");
    await page.getByText("# What else have the parties", { exact: false }).first().waitFor();
    await page.getByRole("tab", { name: /What else have the parties/, selected: true }).waitFor();
    // The editor shows the tab's query a moment before the button executes it.
    await expect
      .poll(
        async () => {
          const second = responseTo(/WhatElseHaveTheySigned/, 3_000);
          await page.getByRole("button", { name: /execute query/i }).click();
          return (await second.catch(() => null))?.status();
        },
        { timeout: 20_000 },
      )
      .toBe(200);
    const again = responseTo(/__schema/);
    await page.reload();
    expect((await again).status()).toBe(200);

    // The key does not stay in the browser.
    const stored = await page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
    expect(stored).not.toContain(key);
    await mkdir("var/tests", { recursive: true });
    await page.screenshot({ path: "var/tests/explorer-credentials.png" });
    await context.close();
  }, 60_000);
});
