import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../src/store/open.ts";
import { sampleRecords } from "./support/records.ts";
import { run, start } from "./support/run.ts";

describe("npm start", () => {
  let home: string;
  let environment: Record<string, string>;
  const children: ChildProcess[] = [];
  beforeEach(async () => {
    home = await mkdtemp(path.join(tmpdir(), "start-"));
    await writeFile(path.join(home, "a.yaml"), sampleRecords);
    environment = { PORT: "0", HOST: "127.0.0.1", DATABASE_URL: path.join(home, "var/graph.db"), DATA: home };
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill("SIGKILL");
    await rm(home, { recursive: true });
  });

  /** Starts the program and waits until it says that it is ready. */
  async function ready(): Promise<{ child: ChildProcess; url: string; ms: number; lines: string[] }> {
    const child = start(["serve"], environment);
    children.push(child);
    const lines: string[] = [];
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
      lines.push(...String(chunk).trim().split("\n"));
      const line = lines.map((text) => JSON.parse(text)).find(({ msg }) => msg === "ready");
      if (line) return { child, url: line.url, ms: line.ms, lines };
    }
    throw new Error(`ended before it was ready: ${lines.join("\n")}`);
  }

  const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.on("exit", resolve));

  it("loads the records, serves them, and stops when told; the next start loads nothing", async () => {
    const first = await ready();
    expect(first.lines.join("\n")).toMatch(/loaded records/);
    const answer = await fetch(first.url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"query":"{ companies { totalCount } }"}',
    });
    expect(await answer.json()).toEqual({ data: { companies: { totalCount: 2 } } });
    first.child.kill("SIGTERM");
    expect(await ended(first.child)).toBe(0);

    const second = await ready();
    expect(second.lines.join("\n")).not.toMatch(/load/);
    second.child.kill("SIGINT");
    expect(await ended(second.child)).toBe(0);
  });

  it("answers what came before it was told to stop", async () => {
    const { child, url } = await ready();
    const body = JSON.stringify({
      query: `{ ${Array.from({ length: 300 }, (_, index) => `a${index}: agreements { nodes { name parties { company { name } } claims { nodes { id } } } }`).join(" ")} }`,
    });
    const answer = fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
    await wait(150);
    child.kill("SIGTERM");
    const { data } = (await (await answer).json()) as { data: object };
    expect(Object.keys(data)).toHaveLength(300);
    expect(await ended(child)).toBe(0);
  });

  it("with a fault in the records says which, ends with 1, and leaves the store as it was", async () => {
    const { child } = await ready();
    child.kill();
    await ended(child);
    await writeFile(path.join(home, "a.yaml"), sampleRecords.replace("LICENSE]", "LICENCE]"));
    const { code, stderr } = await run(["serve"], environment);
    expect(code).toBe(1);
    expect(stderr).toMatch(/a\.yaml:\d+: agreements\[0\]\.kinds\[0\] is "LICENCE"; write one of/);
    await writeFile(path.join(home, "a.yaml"), sampleRecords);
    expect((await ready()).lines.join("\n")).not.toMatch(/load/);
  });

  // npm names the Node that it runs on itself, which is the machine's own.
  const outer = process.env.npm_node_execpath ?? "";
  const isOlder = outer !== "" && Number(execFileSync(outer, ["-p", "process.versions.node.split('.')[0]"])) < 26;

  it.runIf(isOlder)("on an older Node says so in one line", async () => {
    const { code, stderr } = await run(["serve"], environment, outer);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^this program needs Node 26 and was started on [\d.]+; start it with "npm start", which brings its own\n$/,
    );
  });

  it("behind npm stops when npm is told to", async () => {
    const npm = spawn("npm", ["start"], { env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "pipe"] });
    children.push(npm);
    let text = "";
    for await (const chunk of npm.stdout as AsyncIterable<Buffer>) {
      text += chunk;
      if (text.includes('"msg":"ready"')) break;
    }
    const url = /"url":"([^"]+)"/.exec(text)?.[1] as string;
    npm.kill("SIGTERM");
    await ended(npm);
    await expect
      .poll(
        () =>
          fetch(url).then(
            () => "answers",
            () => "gone",
          ),
        { timeout: 8000 },
      )
      .toBe("gone");
  });

  it("answers 400 to a Host that is none, and shows nothing of itself", async () => {
    const { url } = await ready();
    const { port } = new URL(url);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), "127.0.0.1", () => {
        socket.write("GET /health/live HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n");
      });
      let text = "";
      socket.on("data", (chunk) => {
        text += chunk;
      });
      socket.on("close", () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toMatch(/"code":"BAD_REQUEST"/);
    expect(answer).not.toMatch(/node_modules|TypeError/);
  });

  it("on a port that is in use says so in one line", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as AddressInfo;
    const { code, stderr } = await run(["serve"], { ...environment, PORT: String(port) });
    other.close();
    expect(code).toBe(1);
    expect(stderr).toBe(`port ${port} on 127.0.0.1 is in use; set PORT to another\n`);
  });

  it.each([
    [
      "a store path that cannot be written",
      { DATABASE_URL: "/proc/none/graph.db" },
      /^cannot open the store at \/proc\/none\/graph\.db: the path cannot be written; point DATABASE_URL at a file in a folder that can\n$/,
    ],
    [
      "a store of another kind",
      { DATABASE_URL: "mysql://localhost/graph" },
      /^DATABASE_URL begins with "mysql:\/\/"; write a file's path, such as "var\/graph\.db"\n$/,
    ],
    [
      "a port that is none",
      { PORT: "http" },
      /^PORT is "http"; write a number from 0 to 65535 \(0: any free port\)\n$/,
    ],
    [
      "a host that is none",
      { HOST: "no.such.host.invalid" },
      /^HOST is "no\.such\.host\.invalid", which cannot be found; write an address of this machine, such as 127\.0\.0\.1\n$/,
    ],
    ["a log level that is none", { LOG_LEVEL: "loud" }, /^LOG_LEVEL is "loud"; write one of trace, debug, info/],
    ["a folder of records that is none", { DATA: "/no/such/folder" }, /is no folder that can be read/],
  ])("with %s says so in one line", async (_what, wrong, message) => {
    const { code, stderr } = await run(["serve"], { ...environment, ...wrong });
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n {4}at /);
  });

  it("with a file that is no store, or a store from a newer version, says so and changes nothing", async () => {
    const file = path.join(home, "other.db");
    await writeFile(file, "this is a letter, not a database, and it is long enough to be read as a page".repeat(100));
    expect((await run(["serve"], { ...environment, DATABASE_URL: file })).stderr).toMatch(
      /^cannot open the store at .*: the file is no store; move it away, or point DATABASE_URL elsewhere\n$/,
    );

    const foreign = path.join(home, "foreign.db");
    const database = new DatabaseSync(foreign);
    database.exec("create table moz_places (id integer)");
    database.close();
    expect((await run(["serve"], { ...environment, DATABASE_URL: foreign })).stderr).toBe(
      "the file holds tables of another program; point DATABASE_URL at another file\n",
    );
    const after = new DatabaseSync(foreign);
    expect(after.prepare("select name from sqlite_master").all()).toEqual([{ name: "moz_places" }]);
    after.close();

    const newer = path.join(home, "newer.db");
    const store = await openStore(newer);
    await store
      .updateTable("schema_version" as never)
      .set({ version: 99 } as never)
      .execute();
    await store.destroy();
    const { code, stderr } = await run(["serve"], { ...environment, DATABASE_URL: newer });
    expect(code).toBe(1);
    expect(stderr).toBe(
      "the store is of version 99, this program knows up to 6: start the newer program, or point DATABASE_URL at another file\n",
    );
  });

  it("with a store of an earlier version, empties it and loads it anew", async () => {
    const file = path.join(home, "earlier.db");
    const store = await openStore(file);
    await store
      .updateTable("schema_version" as never)
      .set({ version: 1 } as never)
      .execute();
    await store.schema.dropTable("alias").execute();
    await store.destroy();
    const { code, stdout } = await run(["load", home], { ...environment, DATABASE_URL: file });
    expect(code).toBe(0);
    expect(stdout).toContain("removed 0, unchanged 0; revision 1");
  });
});
