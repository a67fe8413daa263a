import { createHash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { openForReading } from "../engine/sqlite/open-for-reading.ts";
import type { CarriedHistory, CarriedRows } from "../table/migrate.ts";
import { historyIn } from "./carried-history.ts";

/** A revision above this is damage. */
const maxRevision = 2 ** 40;

/**
 * Reads registered documents, the highest revision and the history of changes from files of other versions, or from damaged ones. What cannot be read is
 * left out. If files disagree on the text of a document, the first one is used.
 */
export function carriedRowsOf(files: readonly string[]): CarriedRows {
  const documents = new Map<string, CarriedRows["documents"][number]>();
  let revision = 0;
  let latest: { file: string; revision: number } | null = null;
  for (const file of files) {
    const found = attempt(() => openDamaged(file));
    if (!found) continue;
    for (const document of documentsIn(found)) if (!documents.has(document.id)) documents.set(document.id, document);
    const row = attempt(() => found.prepare("select revision from dataset").get());
    const stored = Number(row?.revision);
    const own = Number.isSafeInteger(stored) && stored < maxRevision ? stored : 0;
    revision = Math.max(revision, own);
    if (own > (latest?.revision ?? -1) && attempt(() => found.prepare("select 1 from change_history").get()))
      latest = { file, revision: own };
    found.close();
  }
  const file = latest?.file;
  return {
    documents: [...documents.values()],
    revision,
    history: () => (file === undefined ? null : historyOf(file)),
  };
}

function historyOf(file: string): CarriedHistory | null {
  const database = attempt(() => openDamaged(file));
  if (!database) return null;
  try {
    return historyIn(database);
  } finally {
    database.close();
  }
}

/** The origins whose nodes a file contains. Null if that cannot be read. */
export function originsIn(file: string): string[] | null {
  const database = attempt(() => openDamaged(file));
  if (!database) return null;
  const rows = attempt(() => database.prepare("select distinct origin from loaded_node order by origin").all());
  database.close();
  return rows?.map(({ origin }) => String(origin)) ?? null;
}

/** Opens a file from which some rows may still be readable. */
function openDamaged(file: string): DatabaseSync {
  const database = openForReading(file);
  database.enableDefensive(false);
  // With this setting SQLite reads a truncated file as far as it goes [sqlite:pragma_writable_schema]. Nothing is written.
  database.exec("pragma writable_schema = on");
  return database;
}

function documentsIn(database: DatabaseSync): CarriedRows["documents"] {
  const documents: CarriedRows["documents"] = [];
  // Up to format 6, the table was called trusted_document.
  for (const table of ["registered_document", "trusted_document"]) {
    attempt(() => {
      for (const row of database.prepare(`select id, sha256, body, registered_at from ${table}`).iterate()) {
        const [id, sha256, body, registered_at] = [row.id, row.sha256, row.body, row.registered_at].map(String) as [
          string,
          string,
          string,
          string,
        ];
        // The hash shows whether the text is as it was registered.
        if (hashOf(body) === sha256) documents.push({ id, sha256, body, registered_at });
      }
    });
  }
  return documents;
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function attempt<Result>(read: () => Result): Result | null {
  try {
    return read();
  } catch {
    return null;
  }
}
