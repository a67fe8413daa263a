import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmod, chown, copyFile, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { copyImageFiles, exitCodeOf, listening, readDockerfile } from "../support/image.ts";

/**
 * Does without a container engine what `docker build` and `docker run` do: installs the dependencies with the command of the
 * Dockerfile, and starts the server as process 1 of an unprivileged user without capabilities, from a read-only folder. Needs
 * Linux, root and the commands of util-linux. Run it with `npx node tests/torture/image.ts`.
 */

// Not the folder for temporary files, which is replaced below.
const folder = await mkdtemp("/var/tmp/image-");
const [app, store] = [path.join(folder, "app"), path.join(folder, "store")];
const user = 65_534;

function check(what: string, holds: boolean): void {
  console.log(`${holds ? "ok    " : "FAILED"} ${what}`);
  if (!holds) process.exitCode = 1;
}

/** Process 1 of the new process namespace, which `unshare` starts. */
async function firstProcess({ pid }: ChildProcess): Promise<number> {
  return Number((await readFile(`/proc/${pid}/task/${pid}/children`, "utf8")).trim());
}

try {
  const { install, healthcheck, entrypoint, environment } = await readDockerfile();
  for (const each of [app, store]) await mkdir(each);
  await chmod(folder, 0o755);
  await chown(store, user, user);
  await copyImageFiles(app);
  check(install, (await exitCodeOf([install], { cwd: app, shell: true })) === 0);
  const size = (entry: string) =>
    execFileSync("du", ["-sh", path.join(app, entry)], { encoding: "utf8" }).split("\t")[0];
  console.log(`       ${size(".")} in total, ${size("node_modules")} of it in node_modules`);
  // The base image brings Node.js. The one of the repository may be in a folder that other users cannot read.
  const node = path.join(folder, "node");
  await copyFile(process.execPath, node);
  await chmod(node, 0o755);

  const isolate = [
    'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1"',
    "mount -t tmpfs -o size=64m,mode=1777 none /tmp",
    "mount -t proc proc /proc",
    'if touch "$1/probe" 2>/dev/null; then echo "the folder is writable" >&2; exit 9; fi',
    'cd "$1" && shift',
    `exec setpriv --reuid=${user} --regid=${user} --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all "$@"`,
  ].join("\n");
  const child = spawn(
    "unshare",
    ["--mount", "--pid", "--fork", "--kill-child", "sh", "-ec", isolate, "sh", app, node, ...entrypoint.slice(1)],
    {
      stdio: ["ignore", "pipe", "inherit"],
      env: {
        ...environment,
        PATH: "/usr/sbin:/usr/bin:/sbin:/bin",
        HOST: "127.0.0.1",
        PORT: "0",
        DATABASE_URL: `${store}/graph.db`,
      },
    },
  );
  const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
  const url = await listening(child);
  const pid = await firstProcess(child);
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  check("the server runs as process 1", /^NSpid:\t\d+\t1$/m.test(status));
  check("the server runs as an unprivileged user", new RegExp(`^Uid:\t${user}\t${user}\t`, "m").test(status));
  check("the server has no capabilities", /^CapEff:\t0+$/m.test(status) && /^CapBnd:\t0+$/m.test(status));
  console.log(`       ${/^VmRSS:\s+(.*)$/m.exec(status)?.[1]} of memory after the start`);

  const { status: ready } = await fetch(new URL("/health/ready", url));
  check("the server is ready", ready === 200);
  const answer = await fetch(`${url}?query=${encodeURIComponent("{ agreements { totalCount } }")}`);
  const { data } = (await answer.json()) as { data?: { agreements: { totalCount: number } } };
  check("the server answers a query", (data?.agreements.totalCount ?? 0) > 0);
  const port = new URL(url).port;
  const command = [node, ...healthcheck.slice(1)];
  check("the health check succeeds", (await exitCodeOf(command, { env: { PORT: port } })) === 0);

  const begun = performance.now();
  process.kill(pid, "SIGTERM");
  check("the server stops on SIGTERM with exit code 0", (await ended) === 0);
  console.log(`       ${Math.round(performance.now() - begun)} ms to stop`);
  check(
    "the health check fails once the server is stopped",
    (await exitCodeOf(command, { env: { PORT: port } })) === 1,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
