import { compareDecimals } from "../../../domain/decimal.ts";
import type { Report } from "../compile/report.ts";
import type { ReferenceRate } from "../shape.ts";

/**
 * Rates are above zero, of another currency than the euro, and one for each day and currency.
 * @param rated the days and currencies that earlier files have rates for; those of this file are added
 */
export function checkReferenceRates(rates: readonly ReferenceRate[], rated: Set<string>, report: Report): void {
  for (const [index, { date, currency, perEuro, source }] of rates.entries()) {
    const path = ["referenceRates", index];
    report.refer("Source", source, [...path, "source"]);
    const key = `${date} ${currency}`;
    if (rated.has(key))
      report.problem(path, `A rate for ${currency} on ${date} exists already. Remove one of the two.`);
    rated.add(key);
    if (currency === "EUR") report.problem(path, "The rate of the euro to itself is always 1. Remove the entry.");
    if (compareDecimals(perEuro, "0") <= 0)
      report.problem([...path, "perEuro"], `The rate ${perEuro} is not greater than zero. Use the published rate.`);
  }
}
