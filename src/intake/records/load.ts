import type { NodeKey } from "../../domain/node-key.ts";
import { FolderError } from "../../files/list-files.ts";
import type { NodeChange } from "../../store/write/change-set.ts";
import { compile } from "./compile/compile.ts";
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
  let files: FileBytes[];
  try {
    files = await readFolder(folder);
  } catch (error) {
    if (error instanceof FolderError) throw folderError(folder, error.message);
    throw folderError(folder, "The folder does not exist or cannot be read. Use the path of a folder of records.");
  }
  return recordsIn(folder, files, options);
}

/**
 * Checks files that were read from a folder of records.
 * @throws {RecordError} if anything is wrong, with all that is wrong
 */
export function recordsIn(
  folder: string,
  files: readonly FileBytes[],
  { onFile = () => {}, today }: ReadOptions = {},
): Records {
  if (files.length === 0)
    throw folderError(folder, "The folder contains no .yaml file. Use the path of a folder of records.");
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
  const nodes = compile(read, problems, { keys, slugs }, today);
  if (problems.count > 0) throw new RecordError(folder, problems);
  return { nodes, digest: digestOfFiles(files) };
}

function folderError(folder: string, message: string): RecordError {
  const problems = new Problems();
  problems.add(".", 1, message);
  return new RecordError(folder, problems);
}
