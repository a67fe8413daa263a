import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, type ServedExplorer, serveExplorer } from "../support/explorer.ts";

const run = promisify(execFile);

/** Whether a program can be run on this machine. */
const has = (program: string) =>
  run(program, ["--version"]).then(
    () => true,
    () => false,
  );

describe.runIf(hasBrowser)("the query of a view", () => {
  let served: ServedExplorer;
  let folder: string;
  beforeAll(async () => {
    served = await serveExplorer();
    folder = await mkdtemp(path.join(tmpdir(), "query-"));
  });
  afterAll(async () => {
    await served?.[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  it("can be run by curl, Node.js and Python as it is handed out, and returns what the view shows", async () => {
    const page = await served.open("/companies?kind=BIOTECHNOLOGY&sort=-AGREEMENT_COUNT");
    await page.locator("tbody tr").first().waitFor();
    const names = await page.locator("tbody th a").allTextContents();
    await page.getByText("Show the query").click();
    const code = async (language: string) => {
      await page.getByRole("radio", { name: language }).check();
      const region = page.getByRole("region", { name: `The query as ${language}` });
      return (await region.textContent()) ?? "";
    };
    const expectNames = (output: string, rowsOf: (parsed: unknown) => unknown) =>
      expect(rowsOf(JSON.parse(output))).toMatchObject({ companies: { nodes: names.map((name) => ({ name })) } });

    const { stdout: curl } = await run("sh", ["-c", `${await code("curl")} --silent`]);
    expectNames(curl, (parsed) => (parsed as { data: unknown }).data);

    const script = path.join(folder, "query.ts");
    const typescript = await code("TypeScript");
    await writeFile(script, typescript.replace("console.log(data)", "console.log(JSON.stringify(data))"));
    expectNames((await run(process.execPath, [script])).stdout, (parsed) => parsed);

    if (await has("python3")) {
      await writeFile(path.join(folder, "query.py"), await code("Python"));
      expectNames((await run("python3", [path.join(folder, "query.py")])).stdout, (parsed) => parsed);
    }
  });

  it("opens in GraphiQL", async () => {
    const page = await served.open("/trials?phase=PHASE3");
    await page.locator("tbody tr").first().waitFor();
    await page.getByText("Show the query").click();
    const link = page.getByRole("link", { name: "Open in GraphiQL" });
    const { searchParams, pathname } = new URL((await link.getAttribute("href")) ?? "", served.url);
    expect(pathname).toBe("/graphql");
    expect(searchParams.get("query")).toMatch(/^query TrialList/);
    expect(JSON.parse(searchParams.get("variables") ?? "")).toMatchObject({ where: { phase: { eq: "PHASE3" } } });
  });

  it("is handed out by its id if the server executes registered documents only", async () => {
    await using trusted = await serveExplorer({ queries: "trusted" });
    const page = await trusted.open("/companies");
    await page.locator("tbody tr").first().waitFor();
    await page.getByText("Show the query").click();
    await page.getByRole("radio", { name: "curl" }).check();
    const command = await page.getByRole("region", { name: "The query as curl" }).textContent();
    expect(command).toMatch(/documentId/);
    const { stdout } = await run("sh", ["-c", `${command} --silent`]);
    expect(JSON.parse(stdout)).toMatchObject({ data: { companies: { nodes: expect.any(Array) } } });
    expect(await page.getByRole("link", { name: "Open in GraphiQL" }).count()).toBe(0);
    expect(await page.getByRole("link", { name: "GraphiQL" }).count()).toBe(0);
  });
});
