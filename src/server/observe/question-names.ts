import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

const questionFolder = path.join(import.meta.dirname, "../../../schema/questions");

/** The operation names of the shipped questions. */
export async function questionNames(folder: string = questionFolder): Promise<string[]> {
  const texts = await Promise.all((await readdir(folder)).map((file) => readFile(path.join(folder, file), "utf8")));
  return texts.flatMap((text) => /^query (\w+)/m.exec(text)?.[1] ?? []);
}
