import { type Selectable, sql } from "kysely";
import type { Store } from "./open.ts";
import type { Tables } from "./tables.ts";

/** A document that was registered: its id, its text and the text's SHA-256 in hexadecimal. */
export type TrustedDocument = Pick<Selectable<Tables["trusted_document"]>, "id" | "sha256" | "body">;

/** A document by its id; null where none is registered under it. */
export async function trustedDocument(store: Store, id: string): Promise<TrustedDocument | null> {
  const found = await store.selectFrom("trusted_document").selectAll().where("id", "=", id).executeTakeFirst();
  return found ?? null;
}

/** Whether a text of this SHA-256 is registered, under whatever id. */
export async function isTrusted(store: Store, sha256: string): Promise<boolean> {
  const found = await store
    .selectFrom("trusted_document")
    .select("id")
    .where("sha256", "=", sha256)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/**
 * Registers documents, all or none.
 * @returns how many are new, and which ids stand for another text already, in which case nothing is registered
 */
export async function registerDocuments(
  store: Store,
  documents: readonly TrustedDocument[],
): Promise<{ added: number; taken: string[] }> {
  return store.transaction().execute(async (db) => {
    const known = new Map<string, string>();
    for (const { id } of documents) {
      const found = await db.selectFrom("trusted_document").select("sha256").where("id", "=", id).executeTakeFirst();
      if (found) known.set(id, found.sha256);
    }
    const taken = documents.filter(({ id, sha256 }) => known.has(id) && known.get(id) !== sha256);
    if (taken.length > 0) return { added: 0, taken: taken.map(({ id }) => id) };
    const added = documents.filter(({ id }) => !known.has(id));
    for (const { id, sha256, body } of added) {
      await sql`insert into trusted_document (id, sha256, body, registered_at)
        values (${id}, ${sha256}, ${body}, ${new Date().toISOString()})`.execute(db);
    }
    return { added: added.length, taken: [] };
  });
}
