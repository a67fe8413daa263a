import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { parse as parseCsv } from "csv-parse/sync";
import type { Download } from "playwright-core";
import { expect } from "vitest";
import type { Reader } from "../../support/reader.ts";
import type { Task } from "./task.ts";

const run = promisify(execFile);

/** Opens a list or another view by the links at the top of the page. */
async function open(reader: Reader, view: string): Promise<void> {
  const { page } = reader;
  await reader.press(page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: view }));
  await page.getByRole("heading", { level: 1, name: view }).waitFor();
}

/** The rows of a list, once they belong to its filters. */
async function rowNames({ page }: Reader): Promise<string[]> {
  await page.locator("tbody tr").first().waitFor();
  await page.locator("[aria-busy=true]").waitFor({ state: "detached" });
  return page.locator("tbody th a").allTextContents();
}

async function rowsOf(download: Download): Promise<Record<string, string>[]> {
  return parseCsv(await readFile(await download.path(), "utf8"), { bom: true, columns: true });
}

/** Opens the filters, which are folded where there is little space. */
const unfoldFilters = (reader: Reader) => reader.unfold(reader.page.locator(".facets > summary"));

/** Chooses a value of a facet. */
async function narrow(reader: Reader, facet: string, value: string): Promise<void> {
  const { page } = reader;
  await unfoldFilters(reader);
  await reader.unfold(
    page.locator(".facet > summary").filter({ hasText: new RegExp(`^${facet} [\\d,]+ values?\\d*$`) }),
  );
  await reader.press(
    page.getByRole("group", { name: facet, exact: true }).getByRole("checkbox", { name: new RegExp(`^${value} `) }),
  );
  await page.getByRole("link", { name: `Remove the filter ${facet}: ${value}` }).waitFor();
}

/** Sorts by a column: by its heading, or where there are none, by the choice above the list. */
async function sortBy(reader: Reader, column: string): Promise<void> {
  const { page } = reader;
  const choice = page.getByLabel("Sort by");
  if (await choice.isVisible()) await reader.choose(choice, column);
  else await reader.press(page.getByRole("columnheader", { name: column }).getByRole("link"));
}

/** Tasks on lists and pictures. */
export const listTasks: Task[] = [
  {
    name: "have the five largest upfront payments for radioligands since 2023 as CSV",
    async run(reader) {
      const { page } = reader;
      await open(reader, "Agreements");
      await narrow(reader, "Modality", "Radioligand therapy");
      await reader.write(page.getByRole("textbox", { name: "Announced from" }), "2023");
      await page.keyboard.press("Enter");
      await page.getByText("Announced from 2023").waitFor();
      await sortBy(reader, "Upfront");
      await page.waitForURL(/sort=-UPFRONT/);
      const names = await rowNames(reader);
      const started = page.waitForEvent("download");
      await reader.press(page.getByRole("button", { name: "Download CSV" }));
      await reader.press(page.getByRole("button", { name: "All fields" }));
      const rows = (await rowsOf(await started)).slice(0, 5);
      await page.getByText(/^Downloaded \d+ agreements\.$/).waitFor();
      expect(rows.map((row) => row["name"])).toEqual(names.slice(0, 5));
      const upfronts = rows.map((row) => Number(row["converted.upfront.max"]));
      expect(upfronts).toEqual([...upfronts].sort((a, b) => b - a));
      expect(upfronts[4]).toBeGreaterThan(100_000_000);
      expect(rows.every((row) => (row["announcedOn"] ?? "") >= "2023")).toBe(true);
    },
  },
  {
    name: "run the query of a view by curl",
    async run(reader) {
      const { page } = reader;
      await open(reader, "Companies");
      await narrow(reader, "Kind", "Biotechnology");
      await sortBy(reader, "Agreements");
      await page.waitForURL(/sort=-AGREEMENT_COUNT/);
      const names = await rowNames(reader);
      await reader.press(page.getByText("Show the query"));
      await reader.press(page.getByRole("radio", { name: "curl" }));
      await reader.press(page.getByRole("button", { name: "Copy" }));
      await page.getByRole("button", { name: "Copied" }).waitFor();
      const command = await page.evaluate(() => navigator.clipboard.readText());
      const { stdout } = await run("sh", ["-c", `${command} --silent`]);
      expect(JSON.parse(stdout)).toMatchObject({ data: { companies: { nodes: names.map((name) => ({ name })) } } });
    },
  },
  {
    name: "have the data of a chart of radioligand deals",
    async run(reader) {
      const { page } = reader;
      await open(reader, "Pictures");
      const modality = page.getByRole("search", { name: "Agreements in the pictures" }).getByLabel("Modality");
      const label = await modality.locator("option[value=RADIOLIGAND]").textContent();
      await reader.choose(modality, label ?? "");
      await page.waitForURL(/modality=RADIOLIGAND/);
      const figure = page.getByRole("figure", { name: "Upfront payment and total value" });
      await figure.getByRole("img").or(figure.locator("svg")).first().waitFor();
      await reader.press(figure.getByRole("button", { name: "Table" }));
      await figure.locator("tbody tr").first().waitFor();
      const shown = await figure.locator("tbody th").allTextContents();
      await reader.press(figure.getByRole("button", { name: /^Download/ }));
      const started = page.waitForEvent("download");
      await reader.press(figure.getByRole("button", { name: "Table as CSV" }));
      const rows = await rowsOf(await started);
      expect(shown.length).toBeGreaterThan(5);
      expect(rows.map((row) => Object.values(row)[0])).toEqual(shown);
    },
  },
];
