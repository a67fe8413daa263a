import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { digestOf, digestOfFiles } from "../../src/intake/records/digest.ts";
import { readFolder } from "../../src/intake/records/folder.ts";
import { readRecords, recordsIn } from "../../src/intake/records/load.ts";
import { recordFolder } from "../support/graph.ts";
import { sampleRecords } from "../support/records.ts";

const folders: string[] = [];
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

async function folderOf(files: Record<string, string>): Promise<string> {
  const folder = await recordFolder(files);
  folders.push(folder);
  return folder;
}

const nameOfAcme = ({ nodes }: Awaited<ReturnType<typeof readRecords>>) =>
  nodes.find(({ slug }) => slug === "acme")?.row["name"];

describe("the digest of records", () => {
  it("is equal for equal files, in whatever folder they are", async () => {
    const files = { "a.yaml": sampleRecords, "b/c.yml": "recordedOn: 2024-01-01\n" };
    expect(await digestOf(await folderOf(files))).toBe(await digestOf(await folderOf(files)));
  });

  it.each([
    ["the text of a file", { "a.yaml": `${sampleRecords}\n` }],
    ["the name of a file", { "b.yaml": sampleRecords }],
    ["the number of files", { "a.yaml": sampleRecords, "b.yaml": "" }],
    ["where one file ends and the next starts", { "a.yaml": sampleRecords.slice(0, -1), "b.yaml": "\n" }],
  ])("changes with %s", async (_what, files) => {
    const before = await digestOf(await folderOf({ "a.yaml": sampleRecords }));
    expect(await digestOf(await folderOf(files))).not.toBe(before);
  });

  it("ignores files that are not records", async () => {
    const before = await digestOf(await folderOf({ "a.yaml": sampleRecords }));
    expect(await digestOf(await folderOf({ "a.yaml": sampleRecords, "README.md": "x", "a.json": "{}" }))).toBe(before);
  });

  it("is that of the bytes that were parsed, even if a file changes while it is read", async () => {
    const folder = await folderOf({ "a.yaml": sampleRecords });
    const before = await digestOf(folder);
    const file = path.join(folder, "a.yaml");

    const files = await readFolder(folder);
    await writeFile(file, sampleRecords.replace("name: Acme\n", "name: Other\n"));
    const records = recordsIn(folder, files);

    expect(nameOfAcme(records)).toBe("Acme");
    expect(records.digest).toBe(before);
    expect(records.digest).toBe(digestOfFiles(files));
    const later = await readRecords(folder);
    expect(nameOfAcme(later)).toBe("Other");
    expect(later.digest).toBe(await digestOf(folder));
    expect(later.digest).not.toBe(before);
  });
});
