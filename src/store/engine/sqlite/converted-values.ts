import type { DatabaseSync } from "node:sqlite";
import { compareDecimals } from "../../../domain/decimal.ts";
import { convertedAmount, convertedMinorUnits } from "../../../domain/value/minor-unit.ts";
import { maxRateAgeDays } from "../../../domain/value/rate.ts";
import type { KeptSpace } from "../../kept/kept-space.ts";
import { sizeOf } from "../../kept/size-of.ts";

/** SQL integers have 64 bits. An amount beyond them is compared as the largest one. */
const maxInteger = 2n ** 63n - 1n;

export function boundedInteger(value: bigint): bigint {
  return value > maxInteger ? maxInteger : value < -maxInteger ? -maxInteger : value;
}

/** The sum of a measure's summands in one currency. `max` is null if the sum has no upper bound. */
interface Sum {
  min: bigint;
  max: bigint | null;
}

/** Sums by measure and agreement. Sums that cannot be converted are absent. */
type Sums = ReadonlyMap<string, Sum>;

const keyOf = (measure: string, agreement: string) => `${measure} ${agreement}`;

/** The rates of a currency by day, in order, in units for one euro. */
type Rates = readonly (readonly [date: string, perEuro: string])[];

/** The names of the kept inputs. */
const keptSums = "converted_values";
const keptRates = "reference_rates";
const maxCurrencies = 4;
const dayMs = 86_400_000;

/**
 * The values of all agreements in a currency, as the API shows them. They are computed when a statement first compares values in the
 * currency, and kept until the database changes, for the last four currencies.
 */
export class ConvertedValues {
  readonly #database: DatabaseSync;
  readonly #changeMark: () => string;
  readonly #space: KeptSpace;
  /** The values that the current statement has used. Within one, the database does not change. */
  readonly #current = new Map<string, Sums>();
  #currentRates: ReadonlyMap<string, Rates> | null = null;

  /**
   * Adds the SQL functions `agreement_value_min(agreement, measure, currency)` and `agreement_value_max`, which return minor units,
   * and `compare_amounts(amount, own, day, currency, bound)`, which converts an amount before it compares it with the bound.
   */
  constructor(database: DatabaseSync, changeMark: () => string, space: KeptSpace) {
    this.#database = database;
    this.#changeMark = changeMark;
    this.#space = space;
    for (const bound of ["min", "max"] as const)
      database.function(`agreement_value_${bound}`, { deterministic: true }, (agreement, measure, currency) => {
        if (typeof agreement !== "string" || typeof measure !== "string" || typeof currency !== "string") return null;
        return this.#sumsIn(currency).get(keyOf(measure, agreement))?.[bound] ?? null;
      });
    database.function("compare_amounts", { deterministic: true }, (amount, own, day, currency, bound) => {
      if ([amount, own, currency, bound].some((each) => typeof each !== "string")) return null;
      const converted = this.#amountIn(
        String(amount),
        String(own),
        day === null ? null : String(day),
        String(currency),
      );
      return converted === null ? null : compareDecimals(converted, String(bound));
    });
  }

  /** Begins a statement. */
  begin(): void {
    if (this.#current.size > 0) this.#current.clear();
    this.#currentRates = null;
  }

  /** An amount in another currency at the rate of a day, as the API shows it. Null if a rate is not known. */
  #amountIn(amount: string, own: string, day: string | null, currency: string): string | null {
    if (own === currency) return amount;
    const [from, to] = [own, currency].map((each) => rateOn(this.#rates(), each, day));
    return from === undefined || to === undefined ? null : convertedAmount(amount, own, currency, { from, to });
  }

  #sumsIn(currency: string): Sums {
    const current = this.#current.get(currency);
    if (current) return current;
    const mark = this.#changeMark();
    let sums = this.#space.get(mark, keptSums, currency) as Sums | undefined;
    if (sums === undefined) {
      sums = this.#read(currency);
      this.#space.set(mark, keptSums, currency, sums, sizeOf(sums), maxCurrencies);
    }
    this.#current.set(currency, sums);
    return sums;
  }

  #rows(query: string): unknown[][] {
    const statement = this.#database.prepare(query);
    statement.setReturnArrays(true);
    return statement.all() as unknown as unknown[][];
  }

  #read(currency: string): Sums {
    const rates = this.#rates();
    const sums = new Map<string, Sum>();
    const unknown = new Set<string>();
    const summands = this.#rows(
      "select agreement_id, measure, currency, min, max, announced_on from agreement_value join agreement on agreement.id = agreement_id",
    ) as [string, string, string, string, string | null, string | null][];
    for (const [agreement, measure, own, min, max, announcedOn] of summands) {
      const key = keyOf(measure, agreement);
      const [from, to] =
        own === currency ? ["1", "1"] : [own, currency].map((each) => rateOn(rates, each, announcedOn));
      if (from === undefined || to === undefined) {
        unknown.add(key);
        continue;
      }
      const convert = (minor: string) => convertedMinorUnits(BigInt(minor), own, currency, { from, to });
      const before = sums.get(key) ?? { min: 0n, max: 0n };
      const highest = max === null || before.max === null ? null : boundedInteger(before.max + convert(max));
      sums.set(key, { min: boundedInteger(before.min + convert(min)), max: highest });
    }
    for (const key of unknown) sums.delete(key);
    return sums;
  }

  #rates(): ReadonlyMap<string, Rates> {
    if (this.#currentRates) return this.#currentRates;
    const mark = this.#changeMark();
    let rates = this.#space.get(mark, keptRates, "") as ReadonlyMap<string, Rates> | undefined;
    if (rates === undefined) {
      rates = this.#readRates();
      this.#space.set(mark, keptRates, "", rates, sizeOf(rates), 1);
    }
    this.#currentRates = rates;
    return rates;
  }

  #readRates(): ReadonlyMap<string, Rates> {
    const rows = this.#rows("select currency, date, per_euro from reference_rate order by currency, date");
    const rates = new Map<string, [string, string][]>();
    for (const [currency, date, perEuro] of rows as [string, string, string][]) {
      const known = rates.get(currency);
      if (known) known.push([date, perEuro]);
      else rates.set(currency, [[date, perEuro]]);
    }
    return rates;
  }
}

/** The rate of a day, or the last one of the week before. Undefined if there is none, or the day is not known. */
function rateOn(rates: ReadonlyMap<string, Rates>, currency: string, day: string | null): string | undefined {
  if (currency === "EUR") return "1";
  if (day?.length !== 10) return undefined;
  const known = rates.get(currency) ?? [];
  let [low, high] = [0, known.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((known[middle]?.[0] ?? "") <= day) low = middle + 1;
    else high = middle;
  }
  const [date, perEuro] = known[low - 1] ?? [];
  const earliest = new Date(Date.parse(day) - maxRateAgeDays * dayMs).toISOString().slice(0, 10);
  return date !== undefined && date >= earliest ? perEuro : undefined;
}
