// Installs what these tests need, where that has not been done, and runs them; arguments go to vitest.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const folder = import.meta.dirname;
/** Holds the hash of the lock file that was installed. */
const mark = path.join(folder, "node_modules/.installed");
const wanted = createHash("sha256")
  .update(readFileSync(path.join(folder, "package-lock.json")))
  .digest("hex");

function npm(...words: string[]): void {
  const { status } = spawnSync("npm", words, { cwd: folder, stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync(mark) || readFileSync(mark, "utf8") !== wanted) {
  process.stdout.write("installing what the conformance tests need: some 740 packages, 480 MB\n");
  npm("ci", "--ignore-scripts");
  writeFileSync(mark, wanted);
}
npm("test", "--", ...process.argv.slice(2));
