import { rm } from "node:fs/promises";
import path from "node:path";
import { expect } from "vitest";
import { readRecords } from "../../src/intake/records/load.ts";
import { RecordError } from "../../src/intake/records/record-error.ts";
import { recordFolder } from "../support/graph.ts";
import { sampleRecords } from "../support/records.ts";

/** What is reported about a folder of records, as `file:line: message`, without the path of the folder. */
export async function problemsOf(files: Record<string, string>): Promise<string[]> {
  const folder = await recordFolder(files);
  try {
    await readRecords(folder);
    return [];
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    return error.problems.map(
      ({ file, line, message }) => `${path.relative(folder, file)}:${line}: ${message.replaceAll(`${folder}/`, "")}`,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What is reported about a sample with one part replaced. */
export async function problemsWith(part: string, replacement: string, sample = sampleRecords): Promise<string[]> {
  expect(sample).toContain(part);
  return problemsOf({ "a.yaml": sample.replace(part, () => replacement) });
}

/** The line on which a part of a text starts. */
export const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split("\n").length;
