import { backUp, type OnFraction } from "../store/file/backup.ts";
import { restore } from "../store/file/restore.ts";
import { existingFileOf, fileForRestore } from "../store/open.ts";

/** `npm run backup -- <file>`: copies the store to a new file while it is in use. */
export async function backupCommand(databaseUrl: string, file: string): Promise<void> {
  const store = existingFileOf(databaseUrl);
  await backUp(store, file, progressOf("copied"));
  process.stdout.write(`Wrote ${file}\n`);
}

/** `npm run restore -- <file>`: replaces the store by a backup. */
export async function restoreCommand(databaseUrl: string, file: string): Promise<void> {
  const store = fileForRestore(databaseUrl);
  const { former, revision } = await restore(file, store, progressOf("copied"));
  process.stdout.write(`Restored ${store} as revision ${revision}\n`);
  if (former !== null) process.stdout.write(`The former file is kept as ${former}\n`);
  process.stdout.write(
    'Running servers go on with the restored content. "npm start" loads the records again if they differ from it; "npm run serve" does not.\n',
  );
}

/** Prints a line at each quarter. */
function progressOf(what: string): OnFraction {
  let shown = 0;
  return (fraction) => {
    const quarters = Math.floor(fraction * 4);
    if (quarters <= shown) return;
    shown = quarters;
    process.stdout.write(`${what} ${quarters * 25} %\n`);
  };
}
