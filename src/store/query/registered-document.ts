import { type Selectable, sql } from "kysely";
import { trackedWrite } from "../content/tracked-write.ts";
import type { Store } from "../open.ts";
import type { Tables } from "../table/system-table.ts";

/** A registered GraphQL document: its id, its text, and the SHA-256 of the text in hexadecimal. */
export type RegisteredDocument = Pick<Selectable<Tables["registered_document"]>, "id" | "sha256" | "body">;

/** A document by its id. Null if no document is registered under the id. */
export async function registeredDocument(store: Store, id: string): Promise<RegisteredDocument | null> {
  const found = await store.selectFrom("registered_document").selectAll().where("id", "=", id).executeTakeFirst();
  return found ?? null;
}

/** Whether a text with this SHA-256 is registered under any id. */
export async function isRegistered(store: Store, sha256: string): Promise<boolean> {
  const found = await store
    .selectFrom("registered_document")
    .select("id")
    .where("sha256", "=", sha256)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/**
 * Registers either all of the documents or none.
 * @returns the number of new documents, and the ids that are already registered with a different text. If there are any such ids,
 * nothing is registered.
 */
export async function registerDocuments(
  store: Store,
  documents: readonly RegisteredDocument[],
): Promise<{ added: number; taken: string[] }> {
  return trackedWrite(store, async (db) => {
    const known = new Map<string, string>();
    for (const { id } of documents) {
      const found = await db.selectFrom("registered_document").select("sha256").where("id", "=", id).executeTakeFirst();
      if (found) known.set(id, found.sha256);
    }
    const taken = documents.filter(({ id, sha256 }) => known.has(id) && known.get(id) !== sha256);
    if (taken.length > 0) return { added: 0, taken: taken.map(({ id }) => id) };
    const added = documents.filter(({ id }) => !known.has(id));
    for (const { id, sha256, body } of added) {
      await sql`insert into registered_document (id, sha256, body, registered_at)
        values (${id}, ${sha256}, ${body}, ${new Date().toISOString()})`.execute(db);
    }
    return { added: added.length, taken: [] };
  });
}
