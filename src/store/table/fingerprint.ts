import { createHash } from "node:crypto";
import { statements } from "./ddl.ts";

/** A hash of the statements that create the tables. Two versions of the program that create the same tables have the same one. */
export const fingerprint: string = createHash("sha256").update(statements.join("\n")).digest("hex").slice(0, 32);

/**
 * The content of version.json. The fingerprint identifies the tables. The format orders versions, so that the program recognizes a
 * store that a newer version created.
 */
export interface StoreVersion {
  format: number;
  fingerprint: string;
}

/** The version of the current tables. The format increases by one if the fingerprint differs from the last version's. */
export function nextVersion(last: StoreVersion, current: string = fingerprint): StoreVersion {
  return last.fingerprint === current ? last : { format: last.format + 1, fingerprint: current };
}
