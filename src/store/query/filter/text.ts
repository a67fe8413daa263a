import { type RawBuilder, sql } from "kysely";
import { identifierSystems } from "../../../domain/code.ts";
import type { FilterField } from "../../../model/derived/filter/field.ts";
import { normalText } from "../../engine/sqlite/functions.ts";
import { anyOf, asciiLowerCase, containsText, lowerCase } from "../../engine/sqlite/list.ts";

const textsOf = (operand: unknown): readonly string[] => (Array.isArray(operand) ? operand : [operand]).map(String);

/** Compares texts. Codes are compared as they are, except for case, and names in their normal form too. */
export function textComparison(
  field: FilterField,
  name: RawBuilder<unknown>,
  operator: string,
  operand: unknown,
): RawBuilder<unknown> {
  const texts = textsOf(operand);
  if (field.isCode) {
    const codes = operator === "eq" || operator === "in" ? texts.map((text) => normalized(field, text)) : texts;
    return literalComparison(loweredOf(name, field, codes), operator, codes);
  }
  const normal = texts.map(normalText);
  const compared = sql`normal_text(${name})`;
  const [first = ""] = normal;
  if (operator === "in" && normal.every((text) => text !== "")) return sql`${compared} in ${anyOf(normal)}`;
  // A text of punctuation only has no normal form.
  if (first === "" || operator === "in")
    return operator === "in"
      ? anyOfBoth(name, field, texts, compared, normal)
      : literalComparison(loweredOf(name, field, texts), operator, texts);
  if (operator === "eq") return sql`${compared} = ${first}`;
  // The normal form of the beginning of a word need not be the beginning of its normal form.
  return sql`(${literalComparison(loweredOf(name, field, texts), operator, texts)} or ${partOf(compared, operator, first)})`;
}

function anyOfBoth(
  name: RawBuilder<unknown>,
  field: FilterField,
  texts: readonly string[],
  compared: RawBuilder<unknown>,
  normal: readonly string[],
): RawBuilder<unknown> {
  const odd = texts.filter((_, index) => normal[index] === "");
  const literal = literalComparison(loweredOf(name, field, odd), "in", odd);
  return sql`(${literal} or ${compared} in ${anyOf(normal.filter((text) => text !== ""))})`;
}

/** Identifiers are stored in the spelling of their system. */
function normalized({ identifier = "" }: FilterField, text: string): string {
  return identifierSystems[identifier]?.normalize(text) ?? text;
}

/**
 * A text in lower case. SQLite's built-in `lower` is faster but converts only ASCII letters, which suffices if the operand contains
 * only ASCII.
 */
function loweredOf(
  name: RawBuilder<unknown>,
  { isLowerCase }: FilterField,
  texts: readonly string[],
): RawBuilder<unknown> {
  if (isLowerCase) return name;
  return /\P{ASCII}/u.test(texts.join("")) ? lowerCase(name) : asciiLowerCase(name);
}

/** Compares texts, ignoring case. @param name an expression whose value is in lower case */
function literalComparison(name: RawBuilder<unknown>, operator: string, texts: readonly string[]): RawBuilder<unknown> {
  const lower = texts.map((text) => text.toLowerCase());
  if (operator === "in") return sql`${name} in ${anyOf(lower)}`;
  const [text = ""] = lower;
  return operator === "eq" ? sql`${name} = ${text}` : partOf(name, operator, text);
}

function partOf(name: RawBuilder<unknown>, operator: string, text: string): RawBuilder<unknown> {
  return operator === "contains" ? containsText(name, text) : sql`substr(${name}, 1, length(${text})) = ${text}`;
}
