import { sql } from "kysely";
import type { Store } from "../../open.ts";

/** The currencies with reference rates, in alphabetical order. */
export async function ratedCurrencies(store: Store): Promise<string[]> {
  // Skips from one currency to the next in the index, because each has a rate for every day.
  const { rows } = await sql<{ currency: string }>`
    with recursive rated (currency) as (
      select min(currency) from reference_rate
      union all
      select (select min(currency) from reference_rate where reference_rate.currency > rated.currency)
      from rated where rated.currency is not null)
    select currency from rated where currency is not null`.execute(store);
  return rows.map(({ currency }) => currency);
}

/** Whether an agreement states an amount in a currency, which is then shown without conversion. */
export async function statesAmountsIn(store: Store, currency: string): Promise<boolean> {
  const { rows } = await sql<{ is_stated: number }>`
    select exists (select 1 from agreement_value where currency = ${currency}) as is_stated`.execute(store);
  return Number(rows[0]?.is_stated) === 1;
}
