import type { Store } from "../../store/open.ts";
import { applyNodes, digestOfOrigin } from "../../store/write/apply.ts";
import type { ChangeReport } from "../../store/write/change-set.ts";
import { digestOfFiles, recordsOrigin } from "./digest.ts";
import { readFolder } from "./folder.ts";

interface Log {
  info(fields: object, message: string): void;
}

/**
 * Loads a folder of records if it differs from what the store holds; otherwise reads its bytes and no more.
 * @throws {RecordError} if a record has a fault; the store is then as it was
 */
export async function refresh(store: Store, folder: string, log: Log): Promise<ChangeReport | null> {
  const held = await digestOfOrigin(store, recordsOrigin);
  const files = await readFolder(folder).catch(() => null);
  if (files !== null && held === digestOfFiles(files)) return null;

  log.info({ folder }, "loading records");
  // What parses records is needed only where they changed.
  const { readRecords, recordsIn } = await import("./load.ts");
  const { nodes, digest } = files === null ? await readRecords(folder) : recordsIn(folder, files);
  const report = await applyNodes(store, { name: recordsOrigin, digest }, nodes, (done, of) => {
    log.info({ done, of }, "writing nodes");
  });
  const { added, changed, removed, revision } = report;
  log.info({ added: added.length, changed: changed.length, removed: removed.length, revision }, "loaded records");
  return report;
}
