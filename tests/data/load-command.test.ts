import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { recordFolder } from "../support/graph.ts";
import { sampleRecords } from "../support/records.ts";
import { run } from "../support/run.ts";

const folders: string[] = [];
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "load-"));
  folders.push(folder);
  return folder;
}

async function sampleFolder(): Promise<string> {
  const folder = await recordFolder({ "a.yaml": sampleRecords });
  folders.push(folder);
  return folder;
}

describe("npm run load", () => {
  it("prints each problem, exits with 1 and leaves the store as it was", async () => {
    const environment = { DATABASE_URL: path.join(await temporaryFolder(), "graph.db") };
    const records = await sampleFolder();
    const first = await run(["load", records], environment);
    expect(first).toMatchObject({ code: 0 });
    expect(first.stdout).toMatch(/added 12, changed 0, removed 0, unchanged 0; revision 1/);

    await writeFile(path.join(records, "b.yaml"), "recordedOn: today\n");
    const second = await run(["load", records], environment);
    expect(second.code).toBe(1);
    expect(second.stderr).toMatch(/b\.yaml:1: recordedOn: "today" is not a valid day\. Use YYYY-MM-DD/);
    expect(second.stderr).toMatch(/Found 1 problem in .*\. Nothing was loaded\./);
    expect(second.stderr).not.toMatch(/ at .*\.ts:\d+/);

    await rm(path.join(records, "b.yaml"));
    const third = await run(["load", records], environment);
    expect(third.stdout).toMatch(/added 0, changed 0, removed 0, unchanged 12; revision 1/);
  });

  it("with --check reads the records and opens no store", async () => {
    const database = path.join(await temporaryFolder(), "no", "graph.db");
    const { code, stdout } = await run(["load", await sampleFolder(), "--check"], { DATABASE_URL: database });
    expect(code).toBe(0);
    expect(stdout).toMatch(/No problems found\. Nothing was written\./);
  });

  it("with --check reports dates in the future, which keep no server from its records", async () => {
    const records = await sampleFolder();
    const text = sampleRecords
      .replace("recordedOn: 2024-01-02", "recordedOn: 2924-01-02")
      .replace("kind: NEWS,", "kind: NEWS, retrievedOn: 2825-01,");
    await writeFile(path.join(records, "a.yaml"), text);
    const checked = await run(["load", records, "--check"], { DATABASE_URL: ":memory:" });
    expect(checked.code).toBe(1);
    expect(checked.stderr).toMatch(
      /a\.yaml:2: recordedOn: The date 2924-01-02 is in the future: today is \d{4}-\d\d-\d\d\./,
    );
    expect(checked.stderr).toMatch(/a\.yaml:\d+: sources\[1\]\.retrievedOn: The date 2825-01 is in the future/);
    expect(await run(["load", records], { DATABASE_URL: ":memory:" })).toMatchObject({ code: 0 });
  });

  it.each([
    [
      "cannot be read",
      () => "no/such/folder",
      /The folder does not exist or cannot be read\. Use the path of a folder of records\./,
    ],
    ["is empty", temporaryFolder, /The folder contains no \.yaml file\. Use the path of a folder of records\./],
  ])("says so if the folder %s", async (_what, folder, message) => {
    const { code, stderr } = await run(["load", await folder()], { DATABASE_URL: ":memory:" });
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
  });
});
