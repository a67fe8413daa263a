import type { DatabaseSync } from "node:sqlite";
import { convertedMinorUnits } from "../../../domain/value/minor-unit.ts";

/** SQL integers have 64 bits. An amount beyond them is compared as the largest one. */
const maxInteger = 2n ** 63n - 1n;

export function boundedInteger(value: bigint): bigint {
  return value > maxInteger ? maxInteger : value < -maxInteger ? -maxInteger : value;
}

/**
 * Adds the SQL function `minor_units_in(minor, from, to, from_rate, to_rate)`, which converts minor units of a currency, given as a
 * decimal integer, as the API does. Null if the amount or a rate that it needs is null.
 */
export function addMoneyFunctions(database: DatabaseSync): void {
  database.function(
    "minor_units_in",
    { deterministic: true, useBigIntArguments: true },
    (minor, from, to, fromRate, toRate) => {
      if (typeof minor !== "string" || typeof from !== "string" || typeof to !== "string") return null;
      if (from === to) return boundedInteger(BigInt(minor));
      if (typeof fromRate !== "string" || typeof toRate !== "string") return null;
      // Many rows share their currencies and rates, but few share the amount, so nothing is kept.
      return boundedInteger(convertedMinorUnits(BigInt(minor), from, to, { from: fromRate, to: toRate }));
    },
  );
}
