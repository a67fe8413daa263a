import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../src/store/open.ts";
import { sampleRecords } from "../support/records.ts";
import { run, start } from "../support/run.ts";

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

  /** Starts the program and waits until it listens. */
  async function startServer(): Promise<{ child: ChildProcess; url: string; ms: number; lines: string[] }> {
    const child = start(["start"], environment);
    children.push(child);
    const lines: string[] = [];
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
      lines.push(...String(chunk).trim().split("\n"));
      const line = lines.map((text) => JSON.parse(text)).find(({ msg }) => msg === "listening");
      if (line) return { child, url: line.url, ms: line.ms, lines };
    }
    throw new Error(`exited before it listened: ${lines.join("\n")}`);
  }

  const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.on("exit", resolve));

  it("loads the records, serves them, and shuts down on a signal; the next start loads nothing", async () => {
    const first = await startServer();
    expect(first.lines.join("\n")).toMatch(/loaded records/);
    const answer = await fetch(first.url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"query":"{ companies { totalCount } }"}',
    });
    expect(await answer.json()).toEqual({ data: { companies: { totalCount: 2 } } });
    first.child.kill("SIGTERM");
    expect(await ended(first.child)).toBe(0);

    const second = await startServer();
    expect(second.lines.join("\n")).not.toMatch(/load/);
    second.child.kill("SIGINT");
    expect(await ended(second.child)).toBe(0);
  });

  it.each(["--max-old-space-size=250", "--max-old-space-size=512"])("serves with %s", async (option) => {
    environment.NODE_OPTIONS = option;
    const { url } = await startServer();
    const body = JSON.stringify({ query: "{ companies { totalCount } }" });
    for (let repeated = 0; repeated < 3; repeated++) {
      const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
      expect(await response.json()).toEqual({ data: { companies: { totalCount: 2 } } });
    }
  });

  it("completes open requests before it shuts down", async () => {
    const { child, url } = await startServer();
    const body = JSON.stringify({
      query: `{ ${Array.from({ length: 250 }, (_, index) => `a${index}: agreements { nodes { name parties { company { name } } claims { nodes { id } } } }`).join(" ")} }`,
    });
    const answer = fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
    await wait(150);
    child.kill("SIGTERM");
    const { data } = (await (await answer).json()) as { data: object };
    expect(Object.keys(data)).toHaveLength(250);
    expect(await ended(child)).toBe(0);
  });

  it("logs each of many requests at once in a line of its own, up to the last one", async () => {
    const child = start(["start"], environment);
    children.push(child);
    let output = "";
    const listening = new Promise<string>((resolve) => {
      child.stdout?.on("data", (chunk) => {
        output += chunk;
        const line = /^.*"msg":"listening".*$/m.exec(output);
        if (line) resolve(JSON.parse(line[0]).url);
      });
    });
    const url = await listening;
    const ids = Array.from({ length: 100 }, (_, index) => `request-${index}`);
    const ask = async (id: string) => {
      const response = await fetch(`${url}?query={__typename}&id=${id}`, { headers: { "x-request-id": id } });
      await response.text();
    };
    await Promise.all(ids.map(ask));
    child.kill("SIGTERM");
    await new Promise((resolve) => child.on("close", resolve));
    const lines = output
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const logged = lines.filter(({ msg }) => msg === "request completed").map(({ request }) => request);
    expect(logged.toSorted()).toEqual(ids.toSorted());
    expect(lines.at(-1).msg).not.toBe("request completed");
  });

  it("reports an invalid record, exits with 1, and leaves the store unchanged", async () => {
    const { child } = await startServer();
    child.kill();
    await ended(child);
    await writeFile(path.join(home, "a.yaml"), sampleRecords.replace("LICENSE]", "LICENCE]"));
    const { code, stderr } = await run(["start"], environment);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /a\.yaml:\d+: agreements\[0\]\.kinds\[0\]: "LICENCE" is not a valid value\. Did you mean LICENSE\?/,
    );
    await writeFile(path.join(home, "a.yaml"), sampleRecords);
    expect((await startServer()).lines.join("\n")).not.toMatch(/load/);
  });

  // npm_node_execpath is the Node.js that npm itself runs on, which the machine provides.
  const outer = process.env.npm_node_execpath ?? "";
  const isOlder = outer !== "" && Number(execFileSync(outer, ["-p", "process.versions.node.split('.')[0]"])) < 26;

  it.runIf(isOlder)("reports an unsupported Node.js version in one line", async () => {
    const { code, stderr } = await run(["start"], environment, outer);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^Node\.js 26 or later is required, got [\d.]+\. Run "npm start", which uses the Node\.js that the project installs\.\n$/,
    );
  });

  it("shuts down when npm receives a signal", async () => {
    const npm = spawn("npm", ["start"], { env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "pipe"] });
    children.push(npm);
    let text = "";
    for await (const chunk of npm.stdout as AsyncIterable<Buffer>) {
      text += chunk;
      if (text.includes('"msg":"listening"')) break;
    }
    const url = /"url":"([^"]+)"/.exec(text)?.[1] as string;
    npm.kill("SIGTERM");
    await ended(npm);
    await expect
      .poll(
        () =>
          fetch(url).then(
            () => "running",
            () => "stopped",
          ),
        { timeout: 8000 },
      )
      .toBe("stopped");
  });

  it("responds with 400 to an invalid Host header, without internal details", async () => {
    const { url } = await startServer();
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

  it("reports a port that is in use in one line", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as AddressInfo;
    const { code, stderr } = await run(["start"], { ...environment, PORT: String(port) });
    other.close();
    expect(code).toBe(1);
    expect(stderr).toBe(`Port ${port} on 127.0.0.1 is already in use. Set PORT to another port.\n`);
  });

  it.each([
    [
      "a store path that is not writable",
      { DATABASE_URL: "/proc/none/graph.db" },
      /^Cannot open the store at \/proc\/none\/graph\.db: the path is not writable\. .*DATABASE_URL.*\n$/,
    ],
    [
      "an unsupported database",
      { DATABASE_URL: "mysql://localhost/graph" },
      /^DATABASE_URL: "mysql:\/\/" is not supported\. Use the path of a file, such as "var\/graph\.db"\.\n$/,
    ],
    [
      "an invalid port",
      { PORT: "http" },
      /^PORT must be an integer from 0 to 65535 \(0 selects a free port\), got "http"\.\n$/,
    ],
    [
      "an unknown host",
      { HOST: "no.such.host.invalid", ALLOW_ANONYMOUS: "yes" },
      /^HOST cannot be resolved, got "no\.such\.host\.invalid"\. Set HOST to an address of this machine, such as 127\.0\.0\.1\.\n$/,
    ],
    [
      "an invalid log level",
      { LOG_LEVEL: "loud" },
      /^LOG_LEVEL must be one of trace, debug, info, .*, got "loud"\.\n$/,
    ],
    [
      "a setting that was renamed",
      { DOCUMENTS: "copies" },
      /^DOCUMENTS was renamed to SOURCE_COPIES\. Set SOURCE_COPIES instead\.\n$/,
    ],
    ["a missing folder of records", { DATA: "/no/such/folder" }, /The folder does not exist or cannot be read\./],
  ])("reports %s in one line", async (_what, wrong, message) => {
    const { code, stderr } = await run(["start"], { ...environment, ...wrong });
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n {4}at /);
  });

  it("rejects a file that is not a store, or is a store of a newer version, and leaves it unchanged", async () => {
    const file = path.join(home, "other.db");
    await writeFile(file, "this is a letter, not a database, and it is long enough to be read as a page".repeat(100));
    expect((await run(["start"], { ...environment, DATABASE_URL: file })).stderr).toMatch(
      /^Cannot open the store at .*: the file is not a database of this program\. .*DATABASE_URL.*\n$/,
    );

    const foreign = path.join(home, "foreign.db");
    const database = new DatabaseSync(foreign);
    database.exec("create table moz_places (id integer)");
    database.close();
    expect((await run(["start"], { ...environment, DATABASE_URL: foreign })).stderr).toBe(
      `Cannot open the store at ${foreign}: the file contains tables of another program. Point DATABASE_URL at another file.\n`,
    );
    const after = new DatabaseSync(foreign);
    expect(after.prepare("select name from sqlite_master").all()).toEqual([{ name: "moz_places" }]);
    after.close();

    const newer = path.join(home, "newer.db");
    const store = await openStore(newer);
    await store
      .updateTable("schema_version" as never)
      .set({ format: 99 } as never)
      .execute();
    await store.destroy();
    const { code, stderr } = await run(["start"], { ...environment, DATABASE_URL: newer });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^Cannot open the store at .*: the store has format 99, but this program supports formats up to \d+\. Use a newer version of the program, .*\n$/,
    );
  });

  it("loads the records to a file beside a store of an earlier version, and leaves that as it is", async () => {
    const file = path.join(home, "earlier.db");
    const store = await openStore(file);
    await store
      .updateTable("schema_version" as never)
      .set({ format: 1 } as never)
      .execute();
    await store.schema.dropTable("alias").execute();
    await store.destroy();
    const before = await readFile(file);
    const { code, stdout } = await run(["load", home], { ...environment, DATABASE_URL: file });
    expect(code).toBe(0);
    expect(await readFile(file)).toEqual(before);
    expect(stdout).toContain("removed 0, unchanged 0; revision 1");
  });
});
