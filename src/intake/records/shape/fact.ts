import * as z from "zod";
import { identifierSystems, isCountryCode, isCurrencyCode, isSlug, isTicker } from "../domain/code.ts";
import { isDecimal } from "../domain/decimal.ts";
import { isPartialDate } from "../domain/partial-date.ts";

/** The small values that records are made of. Every scalar arrives as the text that was written, so no digit is lost. */

function text(check: (value: string) => boolean, instead: string, description?: string) {
  const schema = z.string().refine(check, { error: instead });
  return description === undefined ? schema : schema.describe(description);
}

export const words = z
  .string()
  .trim()
  .min(1, { error: "write at least one character, or leave the field out" })
  .max(4000);
export const slug = text(isSlug, 'write lower-case letters, digits and hyphens, such as "orano-med"');
export const date = text(
  isPartialDate,
  'write a year, month or day that exists, such as "2024", "2024-05" or "2024-09-12"',
  "A date as precise as its source: YYYY, YYYY-MM or YYYY-MM-DD.",
);
export const day = text(
  (value) => value.length === 10 && isPartialDate(value),
  'write a day that exists, such as "2024-09-12"',
  "A day: YYYY-MM-DD.",
);
export const decimal = text(isDecimal, 'write a plain decimal, such as "100000000" or "62.5"', "An exact decimal.");
export const currency = text(isCurrencyCode, 'write an ISO 4217 code in upper case, such as "EUR"', "ISO 4217.");
export const country = text(
  isCountryCode,
  'write an ISO 3166-1 alpha-2 code in upper case, such as "FR"',
  "ISO 3166-1 alpha-2.",
);
export const count = text((value) => /^\d{1,9}$/.test(value), 'write a whole number, such as "61"', "A whole number.");
export const ticker = text(
  isTicker,
  'write the stock symbol, behind its exchange where a source names it, such as "NASDAQ:NVAX"',
);
export const url = text(
  (value) => /^https?:\/\//.test(value) && URL.canParse(value),
  'write a web address that begins with "https://" or "http://"',
);
export const sha256 = text((value) => /^[0-9a-f]{64}$/.test(value), "write 64 hexadecimal digits in lower case");
export const flag = z.enum(["true", "false"], { error: 'write "true" or "false"' });

export function identifier(system: string) {
  const known = identifierSystems[system];
  if (known === undefined) throw new Error(`no identifier system "${system}"`);
  return text((value) => known.shape.test(value), `write it as in "${known.example}"`, `[${system}]`);
}

export function oneOf<const Values extends Record<string, string>>(values: Values) {
  const names = Object.keys(values) as [keyof Values & string, ...(keyof Values & string)[]];
  return z.enum(names);
}

/** Names of evidence defined in the file or the node: one, or a list. */
const cited = z
  .union([words, z.array(words).min(1).max(20)])
  .describe("The evidence it rests on, by name; absent: `default`.");

const alternative = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({
    value,
    by: cited,
    status: z.enum(["DISPUTED", "REJECTED", "SUPERSEDED"]),
    because: words.describe("Why the node does not show it."),
  });

/** What every fact may carry beside its value. `otherwise` keeps what else sources state; the node never shows it. */
function support<Value extends z.ZodType>(value: Value) {
  return {
    by: cited.optional(),
    status: z.enum(["ACCEPTED", "DISPUTED"]).optional(),
    because: words.optional().describe("Why this one is shown, where sources disagree."),
    otherwise: z.array(alternative(value)).min(1).max(20).optional(),
  };
}

/** A value, or a value with its evidence. */
export function fact<Value extends z.ZodType>(value: Value) {
  return z.union([value, z.strictObject({ value, ...support(value) })]);
}

/** An object of several values that stand on the same evidence: a party, a term, an outcome. */
export function item<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject({ ...shape, ...support(words) });
}

/** An item that may be written as the one slug that matters. */
export function itemOrSlug<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.union([slug, item(shape)]);
}

export const evidence = z.strictObject({
  source: slug,
  states: words.describe("What the source states, in your own words."),
  at: z
    .union([
      z.strictObject({
        from: count.describe("Offset of the first character, from 0."),
        to: count.describe("Offset after the last character."),
        sha256: sha256.describe("SHA-256 of the span's UTF-8 bytes."),
      }),
      z.strictObject({ row: words.describe("The key of the row in the dataset.") }),
    ])
    .optional()
    .describe("Where in the source."),
});

export type EvidenceRecord = z.infer<typeof evidence>;
export type Cited = z.infer<typeof cited>;
export type Fact<Value> = Value | ({ value: Value } & Support<Value>);
export interface Support<Value = string> {
  by?: Cited | undefined;
  status?: "ACCEPTED" | "DISPUTED" | undefined;
  because?: string | undefined;
  otherwise?:
    | { value: Value; by: Cited; status: "DISPUTED" | "REJECTED" | "SUPERSEDED"; because: string }[]
    | undefined;
}

/** A list of at least one entry; an absent list and an empty one are not told apart. */
export function list<Element extends z.ZodType>(element: Element, most = 50) {
  return z.array(element).min(1).max(most).optional();
}
