import type { Selectable } from "kysely";
import { anyOf, byParent, type WithLists } from "./list.ts";
import type { Store } from "./open.ts";
import type { Tables } from "./tables.ts";

export type FinancialTermRow = WithLists<Selectable<Tables["financial_term"]>> & {
  /** When the agreement was made public: the day by whose rate its money is converted. */
  announced_on: string | null;
};

export type StatedTotalRow = Selectable<Tables["stated_total"]>;

/** The financial terms of agreements, in the order in which the record names them. */
export async function termsByAgreement(
  store: Store,
  agreements: readonly string[],
): Promise<Map<string, FinancialTermRow[]>> {
  const rows = await store
    .selectFrom("financial_term")
    .innerJoin("agreement", "agreement.id", "financial_term.agreement_id")
    .selectAll("financial_term")
    .select(["agreement.announced_on", "financial_term.agreement_id as parent_key"])
    .where("financial_term.agreement_id", "in", anyOf(agreements))
    .orderBy("position")
    .execute();
  return byParent(rows);
}

/** The totals that sources state of agreements, in the order in which the record names them. */
export async function statedTotalsByAgreement(
  store: Store,
  agreements: readonly string[],
): Promise<Map<string, StatedTotalRow[]>> {
  const rows = await store
    .selectFrom("stated_total")
    .selectAll()
    .where("agreement_id", "in", anyOf(agreements))
    .orderBy("position")
    .execute();
  return Map.groupBy(rows, (row) => row.agreement_id);
}
