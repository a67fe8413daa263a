import { recordsOrigin } from "../intake/records/digest.ts";
import { moveDamagedAside } from "../store/file/aside.ts";
import { type OpenOptions, openStore, type Store, servedMaxRows } from "../store/open.ts";
import { DamagedStoreError, StoreError } from "../store/store-error.ts";

interface Log {
  warn(fields: object, message: string): void;
}

/**
 * Opens the store. If it is damaged, moves it aside and opens a new one, to which the records are then loaded. Registered documents
 * and the revision are taken over as far as they can be read.
 * @param folder the records from which the store is rebuilt
 * @throws {StoreError} if the store is damaged and the records have problems, or the store contains nodes of other origins
 */
export async function openOrRebuild(
  address: string,
  folder: string,
  log: Log,
  options: Pick<OpenOptions, "onStatement" | "keptBytes"> = {},
): Promise<Store> {
  try {
    return await openStore(address, { maxRows: servedMaxRows, ...options });
  } catch (error) {
    if (!(error instanceof DamagedStoreError)) throw error;
    await checkRecords(folder, error);
    const aside = moveDamagedAside(error, recordsOrigin);
    const store = await openStore(address, { rescueFrom: aside, maxRows: servedMaxRows, ...options });
    const { documents } = await store
      .selectFrom("registered_document")
      .select((eb) => eb.fn.countAll<number>().as("documents"))
      .executeTakeFirstOrThrow();
    log.warn(
      { damaged: aside, reason: error.reason, documents },
      "the store is damaged: it was moved aside and is rebuilt from the records",
    );
    return store;
  }
}

async function checkRecords(folder: string, damage: DamagedStoreError): Promise<void> {
  const { readRecords } = await import("../intake/records/load.ts");
  try {
    await readRecords(folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError(
      `Cannot open the store at ${damage.file}: the file is damaged: ${damage.reason}. It cannot be rebuilt from the records in ${folder}: ${reason} Correct them, or run "npm run restore -- <file>" to restore a backup.`,
    );
  }
}
