import { type ChildProcess, execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CrashRecord } from "../../src/server/process/crash-record.ts";
import { sampleRecords } from "../support/records.ts";
import { run, start } from "../support/run.ts";

interface Line {
  msg: string;
  pid: number;
  url?: string;
  worker?: number;
}

/** Up to five processes start in turn, while other tests use the machine. */
describe("processes", { timeout: 90_000 }, () => {
  let home: string;
  let environment: Record<string, string>;
  const children: ChildProcess[] = [];
  beforeEach(async () => {
    home = await mkdtemp(path.join(tmpdir(), "process-"));
    await writeFile(path.join(home, "a.yaml"), sampleRecords);
    environment = { PORT: "0", HOST: "127.0.0.1", DATABASE_URL: path.join(home, "graph.db"), DATA: home };
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill("SIGKILL");
    await rm(home, { recursive: true });
  });

  /** Starts the program and waits until it listens. `lines` grows with the log. */
  async function startServer(args: string[], settings: Record<string, string> = {}) {
    const child = start(["start", ...args], { ...environment, ...settings });
    children.push(child);
    const lines: Line[] = [];
    let rest = "";
    child.stdout?.on("data", (chunk) => {
      const texts = (rest + chunk).split("\n");
      rest = texts.pop() ?? "";
      lines.push(...texts.map((text) => JSON.parse(text)));
    });
    const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
    const said = (msg: string, count = 1) =>
      expect
        .poll(() => lines.filter((line) => line.msg === msg).length, { timeout: 40_000, interval: 20 })
        .toBeGreaterThanOrEqual(count);
    await said("listening");
    const url = new URL(lines.find(({ msg }) => msg === "listening")?.url ?? "");
    return { child, lines, ended, said, url };
  }

  /** Sends requests on connections that are kept alive until `end` is called, which returns what went wrong. */
  function requestStream(url: URL, clients = 6) {
    const agent = new Agent({ keepAlive: true });
    const errors: string[] = [];
    const statuses = new Map<number, number>();
    let isEnded = false;
    const ask = () =>
      new Promise<string | null>((resolve) => {
        const body = '{"query":"{ companies { nodes { name } } }"}';
        const headers = { "content-type": "application/json", "content-length": body.length };
        const sent = request(url, { method: "POST", agent, headers }, (response) => {
          const status = response.statusCode ?? 0;
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          response.resume();
          response.once("end", () => resolve(null));
          response.once("error", ({ message }) => resolve(message));
        });
        sent.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
        sent.end(body);
      });
    const done = Promise.all(
      Array.from({ length: clients }, async () => {
        while (!isEnded) {
          const error = await ask();
          if (error !== null) errors.push(error);
          // Otherwise the clients take the time in which processes start. After the end of the server, each request is refused at once.
          await wait(error === "ECONNREFUSED" ? 20 : 2);
        }
      }),
    );
    return {
      errors,
      statuses,
      async end() {
        isEnded = true;
        await done;
        agent.destroy();
      },
    };
  }

  const workersOf = (child: ChildProcess) =>
    // The build of the page may be a child process too.
    execFileSync("pgrep", ["-P", String(child.pid), "-f", "start.js"], { encoding: "utf8" })
      .trim()
      .split("\n")
      .map(Number);

  it("serves with several workers, which load no records, and replaces one that is killed", async () => {
    const { child, lines, said, ended, url } = await startServer(["--workers", "2"]);
    expect(lines.filter(({ msg }) => msg === "loaded records")).toHaveLength(1);
    await said("worker listening", 2);
    const listening = lines.filter(({ msg }) => msg === "worker listening");
    expect(listening.map(({ worker }) => worker).sort()).toEqual([1, 2]);
    const stream = requestStream(url);
    const [victim = 0] = workersOf(child);
    process.kill(victim, "SIGKILL");
    await said("worker listening", 3);
    expect(workersOf(child)).toHaveLength(2);
    expect(workersOf(child)).not.toContain(victim);
    await stream.end();
    // Only requests that the killed worker was executing, or was about to receive, are lost.
    expect(stream.errors.filter((code) => code === "ECONNREFUSED")).toEqual([]);
    expect((await fetch(new URL("/health/ready", url))).status).toBe(200);
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    expect(lines.filter(({ msg }) => msg === "loaded records")).toHaveLength(1);
  });

  it("restarts the workers on SIGHUP without losing a request", async () => {
    const { child, said, ended, url } = await startServer(["--workers", "2"]);
    const before = workersOf(child);
    const stream = requestStream(url);
    child.kill("SIGHUP");
    await said("restarted workers");
    await expect.poll(() => workersOf(child).filter((pid) => before.includes(pid)), { timeout: 15_000 }).toEqual([]);
    await stream.end();
    expect(stream.errors).toEqual([]);
    expect([...stream.statuses.keys()]).toEqual([200]);
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  });

  it.each([[[]], [["--workers", "2"]]])(
    "completes each request that it accepts at shutdown: serve %s",
    async (args) => {
      const { child, ended, url } = await startServer(args);
      const stream = requestStream(url);
      await wait(300);
      child.kill("SIGTERM");
      expect(await ended).toBe(0);
      await stream.end();
      expect(stream.errors.filter((code) => code !== "ECONNREFUSED")).toEqual([]);
      expect([...stream.statuses.keys()]).toEqual([200]);
    },
  );

  it("is not ready during the drain delay, but serves and closes connections", async () => {
    const { child, ended, said, url } = await startServer([], { DRAIN_DELAY: "2" });
    const stream = requestStream(url);
    child.kill("SIGTERM");
    await said("shutting down");
    const ready = await fetch(new URL("/health/ready", url));
    expect([ready.status, await ready.json()]).toEqual([503, { status: "unavailable", reason: "shutting-down" }]);
    expect(ready.headers.get("connection")).toBe("close");
    expect((await fetch(new URL("/health/live", url))).status).toBe(200);
    await stream.end();
    expect(stream.errors).toEqual([]);
    expect(await ended).toBe(0);
  });

  it("responds on an idle connection that is used after the signal", async () => {
    const { child, ended, said, url } = await startServer([]);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = () =>
      new Promise<string | undefined>((resolve, reject) => {
        const sent = request(new URL("/health/live", url), { agent }, (response) => {
          response.resume();
          response.once("end", () => resolve(response.headers.connection));
        });
        sent.once("error", reject).end();
      });
    expect(await ask()).toBe("keep-alive");
    child.kill("SIGTERM");
    await said("shutting down");
    await wait(200);
    expect(await ask()).toBe("close");
    expect(await ended).toBe(0);
    agent.destroy();
  });

  it("exits at once on a second signal", async () => {
    const { child, ended, said } = await startServer(["--workers", "2"], { DRAIN_DELAY: "60" });
    child.kill("SIGTERM");
    await said("worker shutting down", 2);
    child.kill("SIGTERM");
    expect(await ended).toBe(1);
  });

  it.each([
    [["--workers", "0"], {}, '--workers must be an integer from 1 to 64 (processes), got "0".\n'],
    [["--workers", "many"], {}, '--workers must be an integer from 1 to 64 (processes), got "many".\n'],
    [
      ["--workers", "2"],
      { DATABASE_URL: ":memory:" },
      "DATABASE_URL must be a file with --workers, because processes share no memory.\n",
    ],
    [
      ["--workers", "2"],
      { HOST: "192.0.2.1", ALLOW_ANONYMOUS: "yes" },
      'HOST must be an address of this machine, such as 127.0.0.1, got "192.0.2.1".\n',
    ],
  ])("reports %s with %o in one line", async (args, settings, message) => {
    const { code, stderr } = await run(["start", ...args], { ...environment, ...settings });
    expect({ code, stderr }).toEqual({ code: 1, stderr: message });
  });

  it("slows down the replacement of workers that crash repeatedly, and gives up", () => {
    const crashes = new CrashRecord(6);
    expect(Array.from({ length: 6 }, () => crashes.add())).toEqual([0, 100, 200, 400, 800, null]);
  });
});
