import type { NodeKey } from "../../domain/node-key.ts";
import { FolderError } from "../../files/list-files.ts";
import type { NodeChange } from "../../store/write/change-set.ts";
import { type Compiled, compile } from "./compile/compile.ts";
import { digestOfFiles } from "./digest.ts";
import { type FileBytes, readFolder } from "./folder.ts";
import { Problems } from "./problems.ts";
import { type ReadFile, readRecordFile } from "./read.ts";
import { RecordError } from "./record-error.ts";

/** The nodes of a folder of records, and the digest of the bytes that they were read from. */
export interface Records {
  nodes: NodeChange[];
  digest: string;
}

/** The nodes of record files that may have problems, and where each node has its record. */
export interface CheckedRecords extends Compiled {
  problems: Problems;
}

interface ReadOptions {
  /** Called with the number of files checked and to be checked. */
  onFile?: (done: number, of: number) => void;
  /** The day that no date of recording or retrieval may be later than, as YYYY-MM-DD. By default they are not compared with any. */
  today?: string;
}

/**
 * Reads and checks a folder of records, without touching a store.
 * @throws {RecordError} if anything is wrong, with all that is wrong
 */
export async function readRecords(folder: string, options: ReadOptions = {}): Promise<Records> {
  return recordsIn(folder, await readRecordFiles(folder), options);
}

/**
 * Reads the files of a folder of records.
 * @throws {RecordError} if the folder cannot be read or contains none
 */
export async function readRecordFiles(folder: string): Promise<FileBytes[]> {
  try {
    const files = await readFolder(folder);
    if (files.length > 0) return files;
  } catch (error) {
    if (error instanceof FolderError) throw folderError(folder, error.message);
    throw folderError(folder, "The folder does not exist or cannot be read. Use the path of a folder of records.");
  }
  throw folderError(folder, noFiles);
}

const noFiles = "The folder contains no .yaml file. Use the path of a folder of records.";

/**
 * Checks files that were read from a folder of records.
 * @throws {RecordError} if anything is wrong, with all that is wrong
 */
export function recordsIn(folder: string, files: readonly FileBytes[], options: ReadOptions = {}): Records {
  if (files.length === 0) throw folderError(folder, noFiles);
  const { nodes, problems } = checkedRecords(files, options);
  if (problems.count > 0) throw new RecordError(folder, problems);
  return { nodes, digest: digestOfFiles(files) };
}

/** Checks files that were read from a folder of records. Records with problems are not among the nodes, as far as they are at fault. */
export function checkedRecords(
  files: readonly FileBytes[],
  { onFile = () => {}, today }: ReadOptions = {},
): CheckedRecords {
  const read: ReadFile[] = [];
  const problems = new Problems();
  const keys = new Set<NodeKey>();
  const slugs = new Set<string>();
  for (const [index, file] of files.entries()) {
    const result = readRecordFile(file, problems);
    if (result.read) read.push(result.read);
    for (const key of result.defines) keys.add(key);
    for (const slug of result.mayDefine) slugs.add(slug);
    // A line of progress now and then is enough where it goes to a log.
    if ((index + 1) % 25 === 0 || index + 1 === files.length) onFile(index + 1, files.length);
  }
  return { ...compile(read, problems, { keys, slugs }, today), problems };
}

function folderError(folder: string, message: string): RecordError {
  const problems = new Problems();
  problems.add(".", 1, message);
  return new RecordError(folder, problems);
}
