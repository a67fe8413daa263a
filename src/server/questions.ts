import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { ExplorerTab } from "./use-explorer.ts";

/** The folder of questions that the explorer opens with, beside the code. */
export const questionFolder = path.join(import.meta.dirname, "../../schema/questions");

/** The questions as the explorer's tabs, in the order of their file names. */
export async function questionTabs(folder: string = questionFolder): Promise<ExplorerTab[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".graphql")).sort();
  return Promise.all(files.map(async (file) => ({ query: await readFile(path.join(folder, file), "utf8") })));
}
