import { markDamage, unmarkDamage } from "../store/file/damage-mark.ts";
import { existingFileOf } from "../store/open.ts";
import { type Verification, verifySteps } from "../store/verify/verify.ts";

/**
 * `npm run verify`: verifies the whole store, and prints what is damaged. Servers may use the store at the same time.
 * @returns whether the store is sound
 */
export function verify(databaseUrl: string, readOnly: boolean): boolean {
  const file = existingFileOf(databaseUrl);
  const found = withProgress(file);
  const [first] = found.findings;
  if (!readOnly && first) markDamage(file, first.message);
  if (!readOnly && !first) unmarkDamage(file);
  if (!first) {
    process.stdout.write(`No damage found in ${found.rows} rows of ${file}.\n`);
    return true;
  }
  for (const { message } of found.findings) process.stdout.write(`${message}\n`);
  const more = found.count - found.findings.length;
  if (more > 0) process.stdout.write(`and ${more} more\n`);
  process.stderr.write(
    `Found ${found.count} ${found.count === 1 ? "fault" : "faults"} in ${file}. Run "npm start" to rebuild the store from the records, or "npm run restore -- <file>" to restore a backup.\n`,
  );
  return false;
}

/** Prints a line when a second has passed since the last one. */
function withProgress(file: string): Verification {
  process.stdout.write(`verifying ${file}\n`);
  let shownAt = performance.now();
  const steps = verifySteps(file);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    const { done, of, what } = step.value;
    if (performance.now() - shownAt < 1000) continue;
    shownAt = performance.now();
    process.stdout.write(`${done} of ${of}: ${what}\n`);
  }
}
