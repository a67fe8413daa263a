import { sql, type Transaction } from "kysely";
import type { NodeKey } from "../../domain/node-key.ts";
import type { EntityChangeKind } from "../../domain/vocabulary/change.ts";
import { insertChanges, setCompleteAfter } from "../table/change-history.ts";
import type { Tables } from "../table/system-table.ts";
import { changeTexts } from "./change-text.ts";
import type { ShownFact } from "./shown-fact.ts";
import { namesOf } from "./stored-fact.ts";

/** The number of changes that are kept. The oldest are dropped first. */
export const maxChanges = 100_000;

/** A change as it is found out. */
export interface ChangeDraft {
  node: NodeKey;
  name: string;
  kind: EntityChangeKind;
  /** Null if the entity as a whole was added or removed. */
  predicate: string | null;
  before: ShownFact | null;
  after: ShownFact | null;
}

/** The number of rows of one statement. */
const batchSize = 2000;

/**
 * Appends the changes of a load, and drops the oldest ones beyond the maximum.
 * @param now the time of the load
 * @returns the time at which the changes are recorded. It never precedes that of earlier changes, even if a clock was set back.
 */
export async function appendChanges(
  db: Transaction<Tables>,
  drafts: readonly ChangeDraft[],
  now: string,
): Promise<string> {
  const { rows } = await sql<{ id: number; recorded_at: string }>`
    select id, recorded_at from entity_change order by id desc limit 1`.execute(db);
  const last = rows[0] ?? { id: 0, recorded_at: "" };
  const recordedAt = last.recorded_at > now ? last.recorded_at : now;
  const { revision } = await db.selectFrom("dataset").select("revision").executeTakeFirstOrThrow();
  // The store no longer knows the names of entities that the load removed.
  const removed = new Map<string, string>(
    drafts.flatMap(({ kind, predicate, node, name }) =>
      kind === "REMOVED" && predicate === null ? [[node, name]] : [],
    ),
  );
  for (let start = 0; start < drafts.length; start += batchSize) {
    const batch = drafts.slice(start, start + batchSize);
    const found: ReadonlyMap<string, string> = await namesIn(db, batch);
    const names = (key: string) => found.get(key) ?? removed.get(key);
    // Lists have the latest change first. Within a load, they have the order in which the changes were found.
    const highest = last.id + drafts.length - start;
    await insertChanges(
      db,
      batch.map((draft, index) => rowOf(draft, { id: highest - index, recorded_at: recordedAt, revision }, names)),
    );
  }
  await dropOldest(db, last.id + drafts.length - maxChanges);
  return recordedAt;
}

/** The names of the entities to which the facts lead. */
function namesIn(db: Transaction<Tables>, drafts: readonly ChangeDraft[]): Promise<Map<NodeKey, string>> {
  const objects = drafts.flatMap(({ before, after }) =>
    [before?.claim.object, after?.claim.object].filter((key) => key != null),
  );
  return namesOf(db, [...new Set(objects)] as NodeKey[]);
}

function rowOf(
  { node, name, kind, predicate, before, after }: ChangeDraft,
  load: Pick<Tables["entity_change"], "id" | "recorded_at" | "revision">,
  names: (key: string) => string | undefined,
): Tables["entity_change"] {
  const texts = changeTexts(before, after, names);
  return {
    ...load,
    node,
    name,
    kind,
    predicate,
    text_before: texts.before,
    text_after: texts.after,
    status_before: before?.claim.status ?? null,
    status_after: after?.claim.status ?? null,
    claim_id: after?.claim.id ?? null,
  };
}

/** Drops changes up to an id. The history is complete from the time of the last one on. */
async function dropOldest(db: Transaction<Tables>, id: number): Promise<void> {
  const { rows } = await sql<{ time: string | null }>`
    select max(recorded_at) as time from entity_change where id <= ${id}`.execute(db);
  const time = rows[0]?.time ?? null;
  if (time === null) return;
  await sql`delete from entity_change where id <= ${id}`.execute(db);
  await setCompleteAfter(db, time);
}
