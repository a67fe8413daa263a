import { openForReading } from "../engine/sqlite/open-for-reading.ts";

/** What the tables of a file say about the program that made it. */
export type FileVersion =
  | { kind: "store"; format: number; fingerprint: string }
  | { kind: "empty" }
  | { kind: "other" };

/** Tables that every store of this program has had, of whatever format. */
const signature = ["schema_version", "dataset", "origin"];

/** Reads the version of the program that made a file. @throws if the file cannot be read or is damaged */
export function versionOfFile(file: string): FileVersion {
  const database = openForReading(file);
  try {
    const names = database.prepare("select name from sqlite_schema where type = 'table'").all();
    if (names.length === 0) return { kind: "empty" };
    if (!signature.every((table) => names.some(({ name }) => name === table))) return { kind: "other" };
    const row = database.prepare("select * from schema_version").get() ?? {};
    // Up to format 6, the table had no fingerprint.
    return {
      kind: "store",
      format: Number(row.format ?? row.version ?? 0),
      fingerprint: String(row.fingerprint ?? ""),
    };
  } finally {
    database.close();
  }
}
