import { constants, type Stats } from "node:fs";
import { type FileHandle, lstat, open, realpath } from "node:fs/promises";
import path from "node:path";

/** The content of a file, or why it is not read, in sentences. */
export type FileContent = { bytes: Uint8Array } | { refusal: string; isMissing?: true };

/**
 * Reads a regular file of a folder. Symbolic links are followed within the folder only. Nothing else is opened: opening a FIFO
 * blocks, a device never ends, and a link may lead to any file of the machine.
 * @param file the path below the folder
 */
export async function readFileOf(folder: string, file: string, maxBytes: number): Promise<FileContent> {
  try {
    const root = await realpath(folder);
    const target = await realpath(path.join(root, file));
    if (!isBelow(root, target)) return { refusal: "The symbolic link leads out of the folder. Copy the file instead." };
    const before = await lstat(target);
    if (!before.isFile()) return { refusal: `${kindOf(before)} cannot be read. Use a regular file.` };
    // The file may be replaced at any time, so what was opened is checked again. Without O_NONBLOCK, a FIFO would block.
    const handle = await open(target, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
    try {
      return await readOpened(handle, maxBytes);
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    return { refusal: reasons[code] ?? otherReason(code), ...(code === "ENOENT" && { isMissing: true }) };
  }
}

async function readOpened(handle: FileHandle, maxBytes: number): Promise<FileContent> {
  const tooLarge = { refusal: `The file is larger than ${sizeText(maxBytes)}. Split it into several files.` };
  const opened = await handle.stat();
  if (!opened.isFile()) return { refusal: `${kindOf(opened)} cannot be read. Use a regular file.` };
  if (opened.size > maxBytes) return tooLarge;
  // Files that grow while they are read, and files of /proc, whose size is 0, are read up to the limit.
  const chunks: Buffer[] = [];
  let length = 0;
  for (;;) {
    const buffer = Buffer.allocUnsafe(Math.min(Math.max(opened.size, 4096), maxBytes) + 1);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
    if (bytesRead === 0) break;
    chunks.push(buffer.subarray(0, bytesRead));
    length += bytesRead;
    if (length > maxBytes) return tooLarge;
  }
  return { bytes: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, length) };
}

function isBelow(root: string, target: string): boolean {
  const relative = path.relative(root, target);
  return relative !== "" && relative !== ".." && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return "A folder";
  if (stats.isFIFO()) return "A named pipe";
  if (stats.isSocket()) return "A socket";
  return "A device";
}

const reasons: Readonly<Record<string, string>> = {
  ELOOP: "The symbolic link leads to itself. Remove it, or use a regular file.",
  ENOENT: "The file does not exist, or is a symbolic link to a file that does not exist. Remove the link.",
  EACCES: "The file cannot be read: permission denied. Make it readable.",
  EPERM: "The file cannot be read: permission denied. Make it readable.",
};

function otherReason(code: string): string {
  return `The file cannot be read (${code || "unknown error"}). Replace it.`;
}

/** A size as messages name it: 4 MiB. */
export function sizeText(bytes: number): string {
  const mebibytes = bytes / 1_048_576;
  return mebibytes >= 1 ? `${mebibytes} MiB` : `${bytes.toLocaleString("en-US")} bytes`;
}
