import { type RawBuilder, sql } from "kysely";
import { nodeKey } from "../../domain/node-key.ts";
import { tableOfNode, tableOfPart } from "../../model/derived/table.ts";
import { listedColumnsOf, type NodeChange, ownedTablesOf, type StoredRow } from "./change-set.ts";
import { updateOnConflict } from "./insert.ts";

interface TableRows {
  rows: StoredRow[];
  onConflict?: RawBuilder<unknown>;
}

/** The rows of nodes by table, in the order in which the tables are first needed. */
export function rowsOf(nodes: readonly NodeChange[]): Map<string, TableRows> {
  const found = new Map<string, TableRows>();
  const put = (table: string, row: StoredRow, onConflict?: () => RawBuilder<unknown>) => {
    const known = found.get(table) ?? { rows: [], ...(onConflict && { onConflict: onConflict() }) };
    known.rows.push(row);
    found.set(table, known);
  };
  for (const node of nodes) putNode(node, put);
  return found;
}

function putNode(
  { type, slug, row, owned, claims }: NodeChange,
  put: (table: string, row: StoredRow, onConflict?: () => RawBuilder<unknown>) => void,
): void {
  const subject = nodeKey(type, slug);
  const own = tableOfNode(type);
  // Node rows are updated in place, because other rows refer to them.
  put(own, { id: slug, ...row }, () => updateOnConflict(own));
  for (const { column, table, own: owner, value } of listedColumnsOf(type)) {
    for (const each of new Set(JSON.parse(String(row[column])) as string[]))
      put(table, { [owner]: slug, [value]: each });
  }
  for (const [table, rows] of Object.entries(owned)) {
    const known = ownedTablesOf(type).find((each) => each.table === table);
    if (!known) throw new Error(`${type} does not own the table "${table}"`);
    for (const each of rows) put(table, { [known.own]: known.byKey ? subject : slug, ...each });
  }
  claims.forEach(({ evidence, ...claim }, position) => {
    put("claim", { ...claim, subject, position });
    evidence.forEach((piece, place) => {
      // Several claims may cite the same piece of evidence. Only the first one writes it.
      put(tableOfPart("Evidence"), { ...piece }, () => sql`(id) do nothing`);
      put("claim_evidence", { claim_id: claim.id, evidence_id: piece.id, position: place });
    });
  });
}
