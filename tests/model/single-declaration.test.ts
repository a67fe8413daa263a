import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { handWrittenLists } from "./hand-written-list.ts";

/** Where lists may stand that repeat what the model declares, and why. */
const exceptions: readonly { file: string; of: RegExp; reason: string }[] = [];

/** The files of the program that have to derive their lists from the model. */
async function derivedFiles(): Promise<string[]> {
  const files = await readdir("src", { recursive: true });
  return files
    .map((file) => file.split(path.sep).join("/"))
    .filter((file) => file.endsWith(".ts") && !/^(model|domain\/vocabulary)\//.test(file))
    .sort();
}

describe("concepts are declared once", () => {
  it("x", async () => {
    for (const file of await derivedFiles())
      for (const { line, of, names } of handWrittenLists(await readFile(`src/${file}`, "utf8")))
        console.log(`${file}:${line} ${of}: ${names}`);
    expect(exceptions).toEqual([]);
  });
});
