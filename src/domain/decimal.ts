import Big from "big.js";

const shape = /^-?(0|[1-9]\d{0,29})(\.\d{1,15})?$/;

/** Whether a text is a plain decimal: no exponent, leading zero or plus sign, at most 30 digits before the point and 15 after. */
export function isDecimal(text: string): boolean {
  return shape.test(text) && text !== "-0";
}

/** The exact sum of plain decimals. "0" for an empty list. */
export function addDecimals(values: readonly string[]): string {
  return values.reduce((sum, value) => sum.plus(value), new Big(0)).toFixed();
}

/** The exact product of two plain decimals. */
export function multiplyDecimals(a: string, b: string): string {
  return new Big(a).times(b).toFixed();
}

/** Compares two plain decimals by value: "1.0" equals "1". */
export function compareDecimals(a: string, b: string): -1 | 0 | 1 {
  return new Big(a).cmp(b);
}

/** Multiplies and divides a plain decimal, then rounds half up to a number of decimal places and drops trailing zeros. */
export function scaleDecimal(value: string, by: { times: string; over: string }, places: number): string {
  const exact = new Big(value).times(by.times);
  const Rounded = Big();
  Rounded.DP = places;
  Rounded.RM = Big.roundHalfUp;
  return new Rounded(exact).div(by.over).round(places, Big.roundHalfUp).toFixed();
}
