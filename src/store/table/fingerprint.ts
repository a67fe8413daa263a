import { createHash } from "node:crypto";
import { statements } from "./ddl.ts";

/** Equal for two programs exactly if they create the same tables. */
export const fingerprint: string = createHash("sha256").update(statements.join("\n")).digest("hex").slice(0, 32);

/** What version.json holds: the fingerprint tells whether a store is of this program, the format a newer store from an older one. */
export interface StoreVersion {
  format: number;
  fingerprint: string;
}

/** The version of the present tables: the format rises whenever the fingerprint changes. */
export function nextVersion(last: StoreVersion, present: string = fingerprint): StoreVersion {
  return last.fingerprint === present ? last : { format: last.format + 1, fingerprint: present };
}
