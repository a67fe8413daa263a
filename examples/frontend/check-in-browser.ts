// Tests the built page in Chromium against a running graph.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";
import { preview } from "vite";

/** Starts the graph on a free port with an in-memory database. */
async function startGraph() {
  const graph = spawn(process.execPath, ["src/start.js", "start"], {
    cwd: path.resolve(import.meta.dirname, "../.."),
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

const browsers = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];
const graph = await startGraph();
const site = await preview({ preview: { host: "127.0.0.1", port: 0, proxy: { "/graphql": graph.url } } });
const browser = await chromium.launch({
  executablePath: process.argv[2] ?? browsers.find((path) => existsSync(path)) ?? "chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});
try {
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") problems.push(message.text());
  });
  await page.goto(site.resolvedUrls?.local[0] ?? "");
  await page.getByText(/^\d+ agreements$/).waitFor();
  const first = await page.getByRole("listitem").first().textContent();
  await page.getByRole("button", { name: "Next page" }).click();
  await page.waitForFunction((text) => document.querySelector("li")?.textContent !== text, first);
  await page.getByLabel("Search agreements").fill("alphamedix sanofi");
  await page.getByRole("button", { name: "Sanofi licenses AlphaMedix" }).click();
  const detail = page.getByRole("article", { name: "Agreement" });
  await detail.getByRole("heading", { name: "Sources" }).waitFor();
  assert.match((await detail.textContent()) ?? "", /Orano Med \(LICENSOR\)/);
  assert.deepEqual(problems, []);
  process.stdout.write("✔ lists agreements in pages, finds one, and shows its sources\n");
} finally {
  await browser.close();
  await site.close();
  graph.stop();
}
