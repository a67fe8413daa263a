import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openAccess } from "../../src/server/access/access.ts";
import { addKey } from "../../src/server/access/key/key-command.ts";
import { hasBrowser, type ServedExplorer, serveExplorer } from "../support/explorer.ts";

describe.runIf(hasBrowser)("the explorer on a server with authentication", () => {
  let folder: string;
  let key: string;
  let served: ServedExplorer;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "explorer-keys-"));
    const keysFile = path.join(folder, "keys.json");
    key = (await addKey(keysFile, "reader", { scopes: "read" })).key;
    const log = pino({ level: "silent" });
    const access = openAccess({ methods: ["keys"], jwt: null, allowAnonymous: false, keysFile }, log);
    served = await serveExplorer({ access });
  });
  afterAll(async () => {
    await served?.[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  it("loads without credentials, asks for a key, says if it is wrong, and uses it until the tab is closed", async () => {
    const page = await served.open("/trials");
    const form = page.locator("form.credential").first();
    await page.getByText("The server needs credentials.").first().waitFor();
    await form.getByLabel("API key or token").fill("wrong");
    await form.getByRole("button", { name: "Continue" }).click();
    await page.getByText("The server needs credentials.").first().waitFor();
    await form.getByLabel("API key or token").fill(key);
    await form.getByRole("button", { name: "Continue" }).click();
    await page.locator("tbody tr").first().waitFor();
    await page.getByText("Recruiting", { exact: true }).first().waitFor();
    await page.reload();
    await page.locator("tbody tr").first().waitFor();
    // The key is in no address, which proxies and histories keep.
    expect(page.url()).not.toContain(key);
    const other = await served.open("/trials");
    await other.getByText("The server needs credentials.").first().waitFor();
  });
});
