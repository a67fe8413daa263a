import { createHash } from "node:crypto";
import { nameExamples } from "../../domain/name/example.ts";
import { bareNameOf, wordsOf } from "../../domain/name/name.ts";
import { predicates } from "../../model/derived/predicate.ts";
import { statements } from "./ddl.ts";
import version from "./version.json" with { type: "json" };

/**
 * The content of version.json. The fingerprint identifies the tables and the rules of what is stored. The format orders versions, so that
 * the program recognizes a store that a newer version created.
 */
export interface StoreVersion {
  format: number;
  /** A hash of the normal form of example names, which search entries contain. */
  names: string;
  fingerprint: string;
}

/**
 * A hash of the statements that create the tables, of the predicates of claims, and of the rules for names. Two versions of the program that create the same tables
 * with the same content have the same one. The hash for names is that of version.json, which a test compares with the rules.
 */
export const fingerprint: string = fingerprintOf(version.names);

function fingerprintOf(names: string): string {
  return hashOf([...statements, ...predicates.map(({ key }) => key), names]);
}

function hashOf(parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 32);
}

/** A hash of the normal form of example names. It differs if search entries of the same names would. */
export function hashOfNames(): string {
  return hashOf(nameExamples().flatMap((name) => [wordsOf(name).join(" "), bareNameOf(name)]));
}

/** The version of the current tables and rules. The format increases by one if the fingerprint differs from the last version's. */
export function nextVersion(last: StoreVersion, names: string = hashOfNames()): StoreVersion {
  const current = fingerprintOf(names);
  return last.fingerprint === current ? last : { format: last.format + 1, names, fingerprint: current };
}
