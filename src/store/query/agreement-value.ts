import { sql } from "kysely";
import type { Interval } from "../../domain/value/interval.ts";
import type { Summand } from "../../domain/value/summand.ts";
import { anyOf } from "../engine/sqlite/list.ts";
import type { Store } from "../open.ts";

/** A row of the table of summands. Amounts are decimal integers, in minor units. */
export interface SummandRow {
  agreement_id: string;
  measure: Summand["measure"];
  currency: string;
  min: string;
  max: string | null;
  disclosed: string;
  is_approximate: 0 | 1;
}

/** The summands of the values of agreements, by agreement. */
export async function summandsByAgreement(
  store: Store,
  agreements: readonly string[],
): Promise<Map<string, SummandRow[]>> {
  const { rows } = await sql<SummandRow>`
    select agreement_id, measure, currency, min, max, disclosed, is_approximate from agreement_value
    where agreement_id in ${anyOf(agreements)} order by agreement_id, measure, part, currency`.execute(store);
  return Map.groupBy(rows, ({ agreement_id }) => agreement_id);
}

/** The interval of a summand. */
export function intervalOfRow({ min, max, disclosed, is_approximate }: SummandRow): Interval {
  return {
    min: BigInt(min),
    max: max === null ? null : BigInt(max),
    disclosed: BigInt(disclosed),
    isApproximate: is_approximate === 1,
  };
}
