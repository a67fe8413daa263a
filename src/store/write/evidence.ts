import { sql, type Transaction } from "kysely";
import type { NodeKey } from "../../domain/node-key.ts";
import { anyOf } from "../engine/sqlite/list.ts";
import type { Tables } from "../table/system-table.ts";

/** The evidence that the claims about nodes cite, before the claims are deleted or written again. */
export async function evidenceCitedFor(db: Transaction<Tables>, nodes: readonly NodeKey[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct evidence_id as id from claim_evidence
    where claim_id in (select id from claim where subject in ${anyOf(nodes)})`.execute(db);
  return rows.map(({ id }) => id);
}

/** Deletes those pieces of evidence that no claim cites any more. */
export async function deleteUncited(db: Transaction<Tables>, evidence: readonly string[]): Promise<void> {
  await sql`delete from evidence where id in ${anyOf(evidence)}
    and not exists (select 1 from claim_evidence where evidence_id = evidence.id)`.execute(db);
}
