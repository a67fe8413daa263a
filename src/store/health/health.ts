import { statSync } from "node:fs";
import { connectionOf } from "../engine/connection.ts";
import { type StoreFault, storeFaultOf } from "../engine/sqlite/error.ts";
import { markDamage, unmarkDamage } from "../file/damage-mark.ts";
import type { Verifier } from "../verify/verifier.ts";
import type { Verification } from "../verify/verify.ts";

export { startVerifier, type Verifier } from "../verify/verifier.ts";
export type { Reason } from "./probe.ts";
export { probeStore } from "./probe.ts";
export type { StoreFault, Verification };
export { storeFaultOf };

/** Whether a store has a file that can be verified. */
export function hasFile(store: object): boolean {
  return connectionOf(store).file !== null;
}

/** Identifies the file that a store has open. Another file at the same path has another identity. */
export function openedFileOf(store: object): string | null {
  return connectionOf(store).identity;
}

/** The time and size of the last change of a store's file. Null if there is no file. */
export function modificationOf(store: object): string | null {
  const { file } = connectionOf(store);
  const found = file === null ? undefined : statSync(file, { throwIfNoEntry: false });
  return found ? `${found.mtimeMs}-${found.size}` : null;
}

/**
 * Verifies the file of a store in another process, and notes the result beside the file for the next start.
 * @returns null if nothing was found out
 */
export async function verifyStore(store: object, verifier: Verifier): Promise<Verification | null> {
  const { file, isReadOnly } = connectionOf(store);
  if (file === null) return null;
  const found = await verifier.verify(file);
  const [first] = found?.findings ?? [];
  if (!isReadOnly && first) markDamage(file, first.message);
  if (!isReadOnly && found?.count === 0) unmarkDamage(file);
  return found;
}

/** Opens the file of a store again, so that pages that were read before are not used any more. */
export function reopenStore(store: object): void {
  try {
    connectionOf(store).reopen();
  } catch {
    // The next probe reports that the file cannot be opened.
  }
}
