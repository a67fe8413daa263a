import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addKey } from "../../../src/server/access/key/key-command.ts";
import { run } from "../../support/run.ts";

describe("npm run keys", () => {
  let home: string;
  let file: string;
  beforeEach(async () => {
    home = await mkdtemp(path.join(tmpdir(), "keys-"));
    file = path.join(home, "var", "keys.json");
  });
  afterEach(() => rm(home, { recursive: true }));
  const keys = (...args: string[]) => run(["keys", ...args], { KEYS_FILE: file });

  it("shows a new key once, and stores only its hash, readable by the owner only", async () => {
    const { code, stdout, stderr } = await keys(
      "add",
      "reports",
      "--scopes",
      "metrics,read",
      "--expires",
      "2999-12-31",
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ddg_[0-9A-Za-z]{8}_[0-9A-Za-z]{49}\n$/);
    expect(stderr).toMatch(
      /^Created the key "reports" \(\w{8}\) with the scopes read, metrics, valid through 2999-12-31/,
    );
    const [, id, secret] = stdout.trim().split("_");
    const text = await readFile(file, "utf8");
    expect(text).not.toContain(secret);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const list = await keys("list");
    expect(list.stdout).toMatch(
      new RegExp(`\n${id} +reports +read,metrics +\\d{4}-\\d\\d-\\d\\d +2999-12-31 +active\n`),
    );
    expect(list.stdout).not.toContain(secret);
    expect((await keys("add", "other")).stdout.split("_")[2]).not.toBe(secret);
  });

  it("revokes a key by id or name, and frees its name", async () => {
    const [, id = ""] = (await keys("add", "a")).stdout.split("_");
    await keys("add", "b");
    expect((await keys("revoke", id)).stdout).toBe(`Revoked the key "a" (${id}).\n`);
    expect((await keys("revoke", "b")).code).toBe(0);
    expect((await keys("list")).stdout.match(/ revoked \d{4}-\d\d-\d\d\n/g)).toHaveLength(2);
    expect((await keys("revoke", "b")).stderr).toMatch(/^No key has the id or name "b"\./);
    expect((await keys("revoke", id)).stderr).toMatch(/^The key \w{8} was already revoked on /);
    expect((await keys("add", "a")).code).toBe(0);
  });

  it.each([
    [["add", "a b"], /^The name must have 1 to 64 letters, digits, .*, got "a b"\.\n$/],
    [["add", "x".repeat(65)], /^The name must have 1 to 64 letters/],
    [["add", "taken"], /^A key with the name "taken" exists\. Choose another name, or revoke that key first\.\n$/],
    [["add", "n", "--scopes", "read,admin"], /^--scopes must be a list of read, metrics, register, got "admin"\.\n$/],
    [["add", "n", "--scopes", ""], /^--scopes must be a list of .*, got ""\.\n$/],
    [["add", "n", "--expires", "2027-02-30"], /^--expires must be a date such as 2027-12-31, got "2027-02-30"\.\n$/],
    [["add", "n", "--expires", "tomorrow"], /^--expires must be a date/],
    [["add", "n", "--expires", "2020-01-01"], /^--expires must not be in the past, got 2020-01-01\.\n$/],
    [["revoke", "nobody"], /^No key has the id or name "nobody"\. List the keys with `npm run keys -- list`\.\n$/],
    [["remove", "taken"], /^error: unknown command 'remove'/],
  ])("rejects %j in one line, and leaves the keys unchanged", async (args, message) => {
    await addKey(file, "taken", { scopes: "read" });
    const before = await readFile(file, "utf8");
    const { code, stdout, stderr } = await keys(...args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(message);
    expect(await readFile(file, "utf8")).toBe(before);
    expect(await readdir(path.dirname(file))).toEqual(["keys.json"]);
  });

  it("keeps the keys of all commands that run at the same time", async () => {
    const names = Array.from({ length: 6 }, (_, index) => `client-${index}`);
    const results = await Promise.all(names.map((name) => keys("add", name)));
    expect(results.map(({ code }) => code)).toEqual(names.map(() => 0));
    const stored = JSON.parse(await readFile(file, "utf8")).keys.map(({ name }: { name: string }) => name);
    expect(stored.sort()).toEqual(names);
    expect(await readdir(path.dirname(file))).toEqual(["keys.json"]);
  });

  it("does not change the keys while another command does", async () => {
    await addKey(file, "a", { scopes: "read" });
    await writeFile(`${file}.lock`, "");
    const before = await readFile(file, "utf8");
    const { code, stderr } = await keys("add", "b");
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^Another command is changing .*keys\.json\. If none is running, delete .*keys\.json\.lock /,
    );
    expect(await readFile(file, "utf8")).toBe(before);
  });

  it.each([
    ["{", "the file is not valid JSON."],
    ["[]", "the file: must be a JSON object."],
    ["{}", "version: must be 1."],
    ['{"version": 1}', "keys: must be a list."],
    ['{"version": 1, "keys": [5]}', "keys[0]: must be a JSON object."],
    ['{"version": 1, "keys": [{"scopes": ["root"]}]}', "keys[0].scopes: must be a list of read, metrics, register."],
  ])("reports a damaged file and leaves it unchanged: %s", async (text, problem) => {
    await addKey(file, "a", { scopes: "read" });
    await writeFile(file, text);
    const { code, stderr } = await keys("add", "b");
    expect({ code, stderr }).toEqual({ code: 1, stderr: `${file}: ${problem}\n` });
    expect((await keys("list")).stderr).toBe(`${file}: ${problem}\n`);
    expect(await readFile(file, "utf8")).toBe(text);
  });

  it("creates no tree of folders for a mistyped path", async () => {
    const { code, stderr } = await run(["keys", "add", "a"], { KEYS_FILE: path.join(home, "no/such/keys.json") });
    expect(code).toBe(1);
    expect(stderr).toBe(
      `The folder ${path.join(home, "no")} does not exist. Create it, or set KEYS_FILE to another file.\n`,
    );
  });
});
