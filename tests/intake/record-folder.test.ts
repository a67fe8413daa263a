import { execFileSync } from "node:child_process";
import { mkdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { recordFolder } from "../support/graph.ts";
import { sampleRecords } from "../support/records.ts";
import { run } from "../support/run.ts";
import { specialFiles } from "../support/special-file.ts";

const check = (folder: string) => run(["load", folder, "--check"], { DATABASE_URL: ":memory:" });

describe("a folder of records", () => {
  let folder: string;
  const at = (name: string) => path.join(folder, name);
  beforeEach(async () => {
    folder = await recordFolder({ "records/a.yaml": sampleRecords });
  });
  afterEach(() => rm(folder, { recursive: true }));

  it.each(specialFiles)("with %s is refused by the name of the file", async (_what, make, message) => {
    await make(at("records/x.yaml"));
    const { code, stdout, stderr } = await check(at("records"));
    expect(code).toBe(1);
    expect(stderr).toMatch(/records\/x\.yaml:1: /);
    expect(stderr).toMatch(message);
    expect(stdout + stderr).not.toMatch(/root:|\n {4}at /);
  });

  it("with a link to another folder is refused, because the files there would be left out", async () => {
    await mkdir(at("more"));
    await symlink("../more", at("records/more"));
    const { code, stderr } = await check(at("records"));
    expect(code).toBe(1);
    expect(stderr).toMatch(/records\/more:1: The symbolic link leads out of the folder\. Copy the file instead\./);
  });

  it("follows links within the folder, and passes over names that start with a dot", async () => {
    await mkdir(at("records/..data"));
    await rename(at("records/a.yaml"), at("records/..data/a.yaml"));
    await symlink("..data/a.yaml", at("records/a.yaml"));
    await symlink("nobody@host", at("records/.#a.yaml"));
    expect(await check(at("records"))).toMatchObject({ code: 0 });
  });

  it("reads files in folders whose names end in .yaml", async () => {
    await mkdir(at("records/b.yaml"));
    await rename(at("records/a.yaml"), at("records/b.yaml/a.yaml"));
    const { code, stdout } = await check(at("records"));
    expect(code).toBe(0);
    expect(stdout).toMatch(/12 nodes/);
  });

  it("is refused by name and at once at a start too", async () => {
    execFileSync("mkfifo", [at("records/x.yaml")]);
    const { code, stderr } = await run(["start"], {
      PORT: "0",
      DATABASE_URL: ":memory:",
      DATA: at("records"),
      LOG_LEVEL: "silent",
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/records\/x\.yaml:1: A named pipe cannot be read\. Use a regular file\./);
  });

  it("shows control characters of file names as escapes", async () => {
    await writeFile(at("records/\u001b[2J.yaml"), "a: b\n");
    const { stderr } = await check(at("records"));
    expect(stderr).toContain("records/\\u001b[2J.yaml:1: recordedOn: The field is required.");
    expect(stderr).not.toContain("\u001b[2J");
  });

  it("has at most 10,000 files", async () => {
    for (let index = 0; index <= 10_000; index++) await writeFile(at(`records/${index}.yml`), "");
    const { code, stderr } = await check(at("records"));
    expect(code).toBe(1);
    expect(stderr).toMatch(/The folder has more than 10,000 files\. Use fewer and larger files\./);
  });

  it("has at most 32 MiB of records", async () => {
    const comment = `# ${"x".repeat(4_000_000)}\n`;
    for (let index = 0; index < 9; index++) await writeFile(at(`records/${index}.yaml`), comment);
    const { code, stderr } = await check(at("records"));
    expect(code).toBe(1);
    expect(stderr).toMatch(/The records are larger than 32 MiB in total\. Remove some files\./);
  });
});
