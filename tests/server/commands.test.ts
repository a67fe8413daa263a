import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sampleRecords } from "../support/records.ts";
import { run } from "../support/run.ts";
import { type RunningServer, startServer } from "../support/server.ts";

let folder: string;
let environment: Record<string, string>;
const servers: RunningServer[] = [];
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "commands-"));
  for (const name of ["data", "other"]) {
    await mkdir(path.join(folder, name));
    await writeFile(path.join(folder, name, "a.yaml"), sampleRecords);
  }
  environment = {
    DATABASE_URL: path.join(folder, "graph.db"),
    DATA: path.join(folder, "data"),
    PORT: "0",
    VERIFY_INTERVAL: "0",
  };
});
afterEach(async () => {
  for (const { child } of servers.splice(0)) child.kill("SIGKILL");
  await rm(folder, { recursive: true });
});

async function serverOf(command: string, more: Record<string, string> = {}): Promise<RunningServer> {
  const server = await startServer(command, { ...environment, ...more });
  servers.push(server);
  return server;
}

describe("serve", () => {
  it("serves what the store holds, and never loads records", async () => {
    expect((await run(["load", path.join(folder, "data")], environment)).code).toBe(0);
    await writeFile(path.join(folder, "data", "a.yaml"), sampleRecords.replace("name: Acme\n", "name: Acme Limited\n"));
    const server = await serverOf("serve");
    expect((await server.query('{ company(slug: "acme") { name } }')).body).toContain('"name":"Acme"');
    expect(server.lines.join("\n")).not.toMatch(/load/);
  });

  it("refuses a store that does not exist or is empty, in one line", async () => {
    const missing = await run(["serve"], environment);
    expect(missing.code).toBe(1);
    expect(missing.stderr).toMatch(
      /^Cannot open the store at .*: there is no store .* Run "npm run load -- data" first.*\n$/,
    );
    expect((await run(["documents", "schema/questions"], environment)).code).toBe(0);
    const empty = await run(["serve"], environment);
    expect(empty.code).toBe(1);
    expect(empty.stderr).toMatch(/^The store at .* is empty\. Run "npm run load -- data" first.*\n$/);
  });
});

describe("two servers on one store", () => {
  it("are refused if they load different folders, until the first one ends", async () => {
    const first = await serverOf("start");
    const refused = await run(["start"], { ...environment, DATA: path.join(folder, "other") });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toBe(
      `Cannot load ${folder}/other to the store at ${environment.DATABASE_URL}: process ${first.child.pid} serves the records of ${folder}/data from it. Stop that process, or set DATABASE_URL to another file.\n`,
    );
    // A process that was killed leaves its file behind.
    first.child.kill("SIGKILL");
    await new Promise((resolve) => first.child.once("close", resolve));
    const second = await serverOf("start", { DATA: path.join(folder, "other") });
    expect(await second.stop()).toBe(0);
  }, 60_000);

  it("may load the same folder, and may serve without loading", async () => {
    await serverOf("start");
    await serverOf("start", { DATA: `${folder}/other/../data` });
    await serverOf("serve", { DATA: path.join(folder, "other") });
  }, 60_000);
});

describe("READ_ONLY=yes", () => {
  it.each([
    ["load", "data"],
    ["documents", "schema"],
    ["restore", "a.db"],
  ])("refuses the command %s in one line", async (...command) => {
    const { code, stderr } = await run(command, { ...environment, READ_ONLY: "yes" });
    expect(code).toBe(1);
    expect(stderr).toBe(
      `READ_ONLY=yes does not allow the command "${command[0]}", which writes to the store. Set READ_ONLY=no.\n`,
    );
  });

  it.each(["start", "serve"])("serves a prepared store with %s, and leaves it unchanged", async (command) => {
    expect((await run(["load", path.join(folder, "data")], environment)).code).toBe(0);
    const before = await readFile(path.join(folder, "graph.db"));
    await writeFile(path.join(folder, "data", "a.yaml"), sampleRecords.replace("name: Acme\n", "name: Acme Limited\n"));
    const server = await serverOf(command, { READ_ONLY: "yes" });
    expect((await server.query('{ company(slug: "acme") { name } }')).body).toContain('"name":"Acme"');
    expect(await server.readiness()).toEqual({ status: 200, body: { status: "ready", revision: 1 } });
    expect(await server.stop()).toBe(0);
    expect(await readFile(path.join(folder, "graph.db"))).toEqual(before);
  });

  it.each([
    ["READ_ONLY", "maybe", 'READ_ONLY must be one of yes, no (yes never writes to the store), got "maybe".\n'],
    [
      "VERIFY_INTERVAL",
      "-1",
      'VERIFY_INTERVAL must be an integer from 0 to 44640 (minutes; 0 verifies the store at the start only), got "-1".\n',
    ],
  ])("and other settings of the store are checked: %s=%s", async (name, value, message) => {
    expect(await run(["serve"], { ...environment, [name]: value })).toMatchObject({ code: 1, stderr: message });
  });
});
