// Installs the dependencies of these tests if needed, and runs the tests. Arguments are passed to Vitest.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const folder = import.meta.dirname;
/** Contains the hash of the lock file from which the dependencies were installed. */
const installedFile = path.join(folder, "node_modules/.installed");
const lockHash = createHash("sha256")
  .update(readFileSync(path.join(folder, "package-lock.json")))
  .digest("hex");

function npm(...args: string[]): void {
  const { status } = spawnSync("npm", args, { cwd: folder, stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync(installedFile) || readFileSync(installedFile, "utf8") !== lockHash) {
  process.stdout.write("Installing the dependencies of the conformance tests: about 740 packages, 480 MB.\n");
  npm("ci", "--ignore-scripts");
  writeFileSync(installedFile, lockHash);
}
npm("test", "--", ...process.argv.slice(2));
