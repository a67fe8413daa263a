import { type RawBuilder, sql } from "kysely";
import { nodeKey } from "../../domain/node-key.ts";
import type { EntityChangeKind } from "../../domain/vocabulary/change.ts";
import type { ClaimStatus } from "../../domain/vocabulary/evidence.ts";
import type { EntityType } from "../../model/model.ts";
import { visited } from "../engine/sqlite/list.ts";
import type { Tables } from "../table/system-table.ts";
import type { Order } from "./page.ts";

/** A change of an entity or of one of its facts. */
export type ChangeRow = Omit<Tables["entity_change"], "kind" | "status_before" | "status_after"> & {
  kind: EntityChangeKind;
  status_before: ClaimStatus | null;
  status_after: ClaimStatus | null;
};

/** The latest change first. The changes of one load are in the order of the records. */
export const changeOrder: Order = {
  name: "EntityChange:id",
  by: [{ column: "id", descending: true }],
  isIndexed: true,
};

/** The types that entities must have, and the time from which on changes must be recorded. Null for any. */
export interface ChangeScope {
  types: readonly EntityType[] | null;
  since: string | null;
}

/** Changes that loads have recorded. */
export function changesIn({ types, since }: ChangeScope): RawBuilder<ChangeRow> {
  // Ids ascend with the time, so that the bound is one of ids too.
  const recorded =
    since === null
      ? sql`1 = 1`
      : sql`id >= (
          select id from entity_change where recorded_at >= ${since} order by recorded_at, id limit 1)`;
  const ofTypes = types === null ? sql`1 = 1` : sql`(${visited(sql.ref("id"))} and ${anyType(types)})`;
  return sql<ChangeRow>`(select * from entity_change where ${recorded} and ${ofTypes})`;
}

/** The keys of a type are a range: ";" follows ":". */
function anyType(types: readonly EntityType[]): RawBuilder<unknown> {
  if (types.length === 0) return sql`1 = 0`;
  return sql`(${sql.join(
    types.map((type) => sql`(node > ${nodeKey(type, "")} and node < ${`${type};`})`),
    sql` or `,
  )})`;
}
