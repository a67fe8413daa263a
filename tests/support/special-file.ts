import { execFileSync } from "node:child_process";
import { symlink } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";

/** Files that are not plain files, by what they are, with what is reported of them. Each is made at a path. */
export const specialFiles: readonly (readonly [
  what: string,
  make: (file: string) => Promise<unknown>,
  message: RegExp,
])[] = [
  ["a link out of the folder", (file) => symlink("/etc/passwd", file), /The symbolic link leads out of the folder/],
  ["a link to a device", (file) => symlink("/dev/zero", file), /The symbolic link leads out of the folder/],
  ["a link to itself", (file) => symlink(path.basename(file), file), /The symbolic link leads to itself/],
  ["a link to nothing", (file) => symlink("none", file), /is a symbolic link to a file that does not exist/],
  ["a link to its folder", (file) => symlink(".", file), /leads out of the folder|A folder cannot be read/],
  ["a named pipe", async (file) => execFileSync("mkfifo", [file]), /A named pipe cannot be read/],
  ["a socket", (file) => listen(file), /A socket cannot be read/],
];

/** Leaves the file of a socket behind when the process of the test ends. */
function listen(file: string): Promise<void> {
  const server = createServer().unref();
  return new Promise((resolve, reject) => server.once("error", reject).listen(file, resolve));
}
