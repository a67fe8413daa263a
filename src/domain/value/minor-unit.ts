/** Currencies whose minor unit is not a hundredth [iso:4217, table A.1]. Currencies without a minor unit have 0 digits. */
const digitsOfOthers: Readonly<Record<string, number>> = {
  ...digits(0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
  ...digits(3, "BHD IQD JOD KWD LYD OMR TND"),
  ...digits(4, "CLF UYW"),
};

function digits(count: number, currencies: string): Record<string, number> {
  return Object.fromEntries(currencies.split(" ").map((currency) => [currency, count]));
}

/** The number of decimal places of a currency's minor unit. */
export function minorDigitsOf(currency: string): number {
  return digitsOfOthers[currency] ?? 2;
}

/** A decimal as an integer and the number of its decimal places: 1.25 is 125 with 2. */
function scaled(decimal: string): { integer: bigint; places: number } {
  const [whole = "", fraction = ""] = decimal.split(".");
  return { integer: BigInt(whole + fraction), places: fraction.length };
}

/** The quotient of two integers, rounded half to even. The divisor is above zero. */
export function dividedHalfEven(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  const rest = dividend % divisor;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  if (twice < divisor || (twice === divisor && quotient % 2n === 0n)) return quotient;
  return quotient + (dividend < 0n ? -1n : 1n);
}

/** An amount in minor units of its currency, rounded half to even. */
export function minorUnits(amount: string, currency: string): bigint {
  const { integer, places } = scaled(amount);
  const digits = minorDigitsOf(currency);
  return places <= digits
    ? integer * 10n ** BigInt(digits - places)
    : dividedHalfEven(integer, 10n ** BigInt(places - digits));
}

/** An amount of minor units as a plain decimal without trailing zeros. */
export function amountOfMinorUnits(minor: bigint, currency: string): string {
  const digits = minorDigitsOf(currency);
  if (digits === 0) return String(minor);
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, "0");
  const fraction = text.slice(-digits).replace(/0+$/, "");
  return `${minor < 0n ? "-" : ""}${text.slice(0, -digits)}${fraction === "" ? "" : `.${fraction}`}`;
}

/** The rates of two currencies, each in units for one euro. */
export interface RatesToEuro {
  from: string;
  to: string;
}

/** Converts minor units of one currency to those of another, computed exactly and rounded once, half to even. */
export function convertedMinorUnits(minor: bigint, from: string, to: string, rates: RatesToEuro): bigint {
  if (from === to) return minor;
  const [own, other] = [scaled(rates.from), scaled(rates.to)];
  const dividend = minor * other.integer * 10n ** BigInt(own.places + minorDigitsOf(to));
  const divisor = own.integer * 10n ** BigInt(other.places + minorDigitsOf(from));
  return dividedHalfEven(dividend, divisor);
}

/** An amount in another currency, as a plain decimal, computed exactly and rounded once, half to even. */
export function convertedAmount(amount: string, from: string, to: string, rates: RatesToEuro): string {
  if (from === to) return amount;
  const [exact, own, other] = [scaled(amount), scaled(rates.from), scaled(rates.to)];
  const dividend = exact.integer * other.integer * 10n ** BigInt(own.places + minorDigitsOf(to));
  const divisor = own.integer * 10n ** BigInt(exact.places + other.places);
  return amountOfMinorUnits(dividedHalfEven(dividend, divisor), to);
}

/**
 * The whole numbers of minor units between which a decimal lies, both the same if it is one itself. Comparisons of whole numbers
 * with them have the same results as with the decimal.
 */
export function minorUnitsAround(amount: string, currency: string): { floor: bigint; ceil: bigint } {
  const { integer, places } = scaled(amount);
  const digits = minorDigitsOf(currency);
  if (places <= digits) {
    const exact = integer * 10n ** BigInt(digits - places);
    return { floor: exact, ceil: exact };
  }
  const divisor = 10n ** BigInt(places - digits);
  const quotient = integer / divisor;
  if (quotient * divisor === integer) return { floor: quotient, ceil: quotient };
  const floor = integer < 0n ? quotient - 1n : quotient;
  return { floor, ceil: floor + 1n };
}
