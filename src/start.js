// Plain JavaScript, so that an older Node.js can run it and print this message instead of a syntax error.
import { lstatSync, mkdirSync } from "node:fs";
import module from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";

const requiredVersion = 26;

if (Number(process.versions.node.split(".")[0]) < requiredVersion) {
  process.stderr.write(
    `Node.js ${requiredVersion} or later is required, got ${process.versions.node}. Run "npm start", which uses the Node.js that the project installs.\n`,
  );
  process.exitCode = 1;
} else {
  keepCompiledCode();
  await import("./main.ts");
}

/**
 * Keeps code that is compiled for one start for the next, also in the processes that this one starts. Types are removed from modules
 * at each start if this happens after they are loaded.
 */
function keepCompiledCode() {
  const { env } = process;
  env.NODE_COMPILE_CACHE ??= ownFolder();
  if (env.NODE_COMPILE_CACHE !== "") module.enableCompileCache(env.NODE_COMPILE_CACHE);
}

/**
 * A folder in the system's folder for temporary files to which no other user can write, because the code in it is executed. Empty if
 * there is none.
 */
function ownFolder() {
  const user = process.getuid?.();
  const folder = path.join(tmpdir(), `drug-deal-graph-${user ?? "cache"}`);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch {
    // It exists, or the file system is read-only.
  }
  try {
    const { uid, mode } = lstatSync(folder);
    // On Windows, the folder for temporary files belongs to one user.
    const isOwn = user === undefined || (uid === user && (mode & 0o022) === 0);
    return isOwn && lstatSync(folder).isDirectory() ? folder : "";
  } catch {
    return "";
  }
}
