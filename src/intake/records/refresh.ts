import type { ChangeReport } from "../store/change-set.ts";
import type { Store } from "../store/open.ts";
import { applyNodes, digestOfOrigin } from "../store/write.ts";
import { digestOf, recordsOrigin } from "./digest.ts";

interface Log {
  info(fields: object, message: string): void;
}

/**
 * Loads a folder of records where it differs from what the store holds; else reads its bytes and no more.
 * @throws {RecordError} where a record has a fault; the store is then as it was
 */
export async function refresh(store: Store, folder: string, log: Log): Promise<ChangeReport | null> {
  const held = await digestOfOrigin(store, recordsOrigin);
  if (held !== null && held === (await digestOf(folder).catch(() => null))) return null;

  log.info({ folder }, "loading records");
  const { readRecords } = await import("./load.ts");
  const { documents, digest } = await readRecords(folder);
  const report = await applyNodes(store, { name: recordsOrigin, digest }, documents, (done, of) => {
    log.info({ done, of }, "writing nodes");
  });
  const { added, changed, removed } = report;
  log.info(
    { added: added.length, changed: changed.length, removed: removed.length, revision: report.revision },
    "loaded records",
  );
  return report;
}
