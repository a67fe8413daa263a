import type { Selectable } from "kysely";
import { anyOf } from "./list.ts";
import type { Store } from "./open.ts";
import type { Tables } from "./tables.ts";

export type PartyRow = Selectable<Tables["party"]>;

/** The parties to agreements, in the order in which the record names them. */
export async function partiesByAgreement(
  store: Store,
  agreements: readonly string[],
): Promise<Map<string, PartyRow[]>> {
  const rows = await store
    .selectFrom("party")
    .selectAll()
    .where("agreement_id", "in", anyOf(agreements))
    .orderBy("agreement_id")
    .orderBy("position")
    .execute();
  return Map.groupBy(rows, (row) => row.agreement_id);
}
