import { readFileSync, statSync } from "node:fs";

const checkIntervalMs = 1000;

/**
 * Reads a file, and reads it again after it changed. The file is looked at when the value is requested, at most once a second.
 * The reads are synchronous, so that no request sees an older value than an earlier one: the files are small, and a look costs
 * microseconds.
 * @param parse creates the value from the text
 * @param onProblem called once for each change after which the file cannot be used. The last good value stays.
 * @returns a function that returns the value
 * @throws what `parse` throws, or an error of the file system, if the file cannot be used now
 */
export function watchedFile<Value>(
  file: string,
  parse: (text: string) => Value,
  onProblem: (error: unknown) => void,
): () => Value {
  // Looked at before reading: a change in between leads to one more read, not to a missed one.
  let stamp = stampOf(file);
  let value = parse(readFileSync(file, "utf8"));
  let reportedStamp: string | null = null;
  let nextCheck = performance.now() + checkIntervalMs;
  return () => {
    const now = performance.now();
    if (now < nextCheck) return value;
    nextCheck = now + checkIntervalMs;
    const current = stampOf(file);
    if (current === stamp) return value;
    try {
      value = parse(readFileSync(file, "utf8"));
      stamp = current;
      reportedStamp = null;
    } catch (error) {
      // Tried again at the next look, because a read may also fail for a moment only.
      if (current !== reportedStamp) onProblem(error);
      reportedStamp = current;
    }
    return value;
  };
}

/** A text that changes with the file, also if a write keeps its length within the resolution of the clock. */
function stampOf(file: string): string {
  try {
    const { ino, size, mtimeNs, ctimeNs } = statSync(file, { bigint: true });
    return [ino, size, mtimeNs, ctimeNs].join("-");
  } catch {
    return "unreadable";
  }
}
