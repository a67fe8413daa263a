import type { DatabaseSync } from "node:sqlite";
import { isSlug } from "../../domain/code.ts";
import { isInstant } from "../../domain/instant.ts";
import { partsOfNodeKey } from "../../domain/node-key.ts";
import { EntityChangeKind } from "../../domain/vocabulary/change.ts";
import { ClaimStatus } from "../../domain/vocabulary/evidence.ts";
import { predicates } from "../../model/derived/predicate.ts";
import { isEntityType } from "../../model/model.ts";
import type { CarriedHistory } from "../table/migrate.ts";
import type { Tables } from "../table/system-table.ts";

type ChangeRow = Tables["entity_change"];

/** Reads the history of changes from a file of another version, or from a damaged one. Null if the file has none. */
export function historyIn(database: DatabaseSync): CarriedHistory | null {
  let completeAfter: string;
  try {
    completeAfter = String(database.prepare("select complete_after from change_history").get()?.complete_after);
  } catch {
    return null;
  }
  if (!isInstant(completeAfter)) return null;
  const changes: ChangeRow[] = [];
  const lose = (time: string) => {
    if (time > completeAfter) completeAfter = time;
  };
  try {
    // The latest first: what follows a page that cannot be read is lost.
    for (const row of database.prepare("select * from entity_change order by id desc").iterate()) {
      const change = changeOf(row);
      if (change) changes.push(change);
    }
  } catch {
    lose(changes.at(-1)?.recorded_at ?? new Date().toISOString());
  }
  return { changes: changes.reverse(), completeAfter };
}

const known: ReadonlySet<string> = new Set(predicates.map(({ key }) => key));

/** A row with valid values. Null if it is damaged, or is about a type or a field that this version of the program does not have. */
function changeOf(row: Readonly<Record<string, unknown>>): ChangeRow | null {
  const text = (column: string) => String(row[column]);
  const optional = (column: string) => (row[column] == null ? null : text(column));
  const change: ChangeRow = {
    id: Number(row["id"]),
    recorded_at: text("recorded_at"),
    revision: Number(row["revision"]),
    node: text("node"),
    name: text("name"),
    kind: text("kind"),
    predicate: optional("predicate"),
    text_before: optional("text_before"),
    text_after: optional("text_after"),
    status_before: optional("status_before"),
    status_after: optional("status_after"),
    claim_id: optional("claim_id"),
  };
  const { type, slug } = partsOfNodeKey(change.node);
  const isStatus = (status: string | null) => status === null || status in ClaimStatus.terms;
  const isValid =
    Number.isSafeInteger(change.id) &&
    Number.isSafeInteger(change.revision) &&
    isInstant(change.recorded_at) &&
    isEntityType(type) &&
    isSlug(slug) &&
    change.kind in EntityChangeKind.terms &&
    (change.predicate === null || known.has(change.predicate)) &&
    isStatus(change.status_before) &&
    isStatus(change.status_after);
  return isValid ? change : null;
}
