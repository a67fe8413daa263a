import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { ExplorerTab } from "./use-explorer.ts";

/** The folder of questions, beside the code. */
export const questionFolder = path.join(import.meta.dirname, "../../schema/questions");

/** The questions that the explorer opens with, by number: one of each sort, and few enough to be seen. */
const opened = ["01", "02", "03", "04", "05", "06", "07", "08", "10", "11", "14", "16", "18", "19", "21", "23"];

/** The explorer's tabs, in the order of the questions. */
export async function questionTabs(folder: string = questionFolder): Promise<ExplorerTab[]> {
  const files = (await readdir(folder)).sort().filter((file) => opened.includes(file.slice(0, 2)));
  return Promise.all(files.map(async (file) => ({ query: await readFile(path.join(folder, file), "utf8") })));
}
