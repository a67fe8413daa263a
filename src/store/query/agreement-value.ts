import { sql } from "kysely";
import type { SummandRow } from "../../domain/value/summand.ts";
import { anyOf } from "../engine/sqlite/list.ts";
import type { Store } from "../open.ts";

/** The summands of the values of agreements, by agreement. */
export async function summandsByAgreement(
  store: Store,
  agreements: readonly string[],
): Promise<Map<string, SummandRow[]>> {
  const { rows } = await sql<SummandRow & { agreement_id: string }>`
    select agreement_id, measure, currency, min, max, disclosed, is_approximate from agreement_value
    where agreement_id in ${anyOf(agreements)} order by agreement_id, measure, part, currency`.execute(store);
  return Map.groupBy(rows, ({ agreement_id }) => agreement_id);
}
