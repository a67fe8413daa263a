import * as z from "zod";
import { ClaimStatus } from "../../../domain/vocabulary/evidence.ts";
import { AmountQualifier } from "../../../domain/vocabulary/payment.ts";
import type { Vocabulary } from "../../../domain/vocabulary/vocabulary.ts";
import { upperFirst } from "../../../model/derived/spelling.ts";
import { object } from "./object.ts";
import { count, currency, decimal, oneOf, sha256, slug, someOf, words } from "./value.ts";

/** Names of evidence defined in the file or the node: one, or a list. */
const cited = z.union([words, z.array(words).min(1).max(20)]).meta({
  id: "Cited",
  description: "Names of the evidence that supports the fact. Defaults to `default`.",
});

const shownStatus = someOf("ShownStatus", ClaimStatus, ["ACCEPTED", "DISPUTED"]);
const otherStatus = someOf("OtherStatus", ClaimStatus, ["DISPUTED", "REJECTED", "SUPERSEDED"]);

/** The name of a shape in the JSON Schema, made from that of its values, if these have one. */
function named(prefix: string, value: z.ZodType): { id?: string } {
  const { id } = value.meta() ?? {};
  return id === undefined ? {} : { id: `${prefix}${id}` };
}

/** What supports a value that the node does not show. */
const otherSupport = {
  by: cited,
  status: otherStatus,
  because: words.describe("Why the node does not show the value."),
};

/** What every fact may carry beside its value. */
function supportOf(value: z.ZodType, { prefix = "", shape = {} }: Beside = {}) {
  const alternative = object({
    value: value.describe("The value that the source states."),
    ...shape,
    ...otherSupport,
  }).meta({ ...named(`Other${prefix}`, value), description: "What another source states." });
  return supportWith(alternative);
}

/** Values that a source states with the value of a fact, and how they change the name of its shape. */
interface Beside {
  prefix?: string;
  shape?: z.ZodRawShape;
}

function supportWith(alternative: z.ZodType) {
  return {
    by: cited.optional(),
    status: shownStatus.optional().describe("The review status of the fact. Defaults to ACCEPTED."),
    because: words.optional().describe("Why this value is shown where sources disagree."),
    otherwise: list(alternative, 20)
      .optional()
      .describe("What other sources state; kept as claims and never shown as the value."),
  };
}

const itemSupport = supportOf(words);
const facts = new Map<z.ZodType, z.ZodType>();

/** A value, or a value with its evidence. */
export function fact(value: z.ZodType): z.ZodType {
  const withEvidence = facts.getOrInsertComputed(value, () =>
    object({ value, ...(value === words ? itemSupport : supportOf(value)) }).meta({
      ...named("Fact", value),
      description: "A value with its evidence.",
    }),
  );
  return z.union([value, withEvidence]);
}

const factsWith = new Map<string, z.ZodType>();

/** A value, or a value with its evidence and with values that a source states with it. */
export function factWith(
  value: z.ZodType,
  others: readonly { readonly field: string; readonly vocabulary: Vocabulary }[],
): z.ZodType {
  const prefix = others.map(({ field }) => upperFirst(field)).join("");
  const withEvidence = factsWith.getOrInsertComputed(`${prefix}${value.meta()?.id}`, () => {
    const shape = Object.fromEntries(
      others.map(({ field, vocabulary }) => [field, oneOf(vocabulary).optional().describe(vocabulary.description)]),
    );
    return object({ value, ...shape, ...supportOf(value, { prefix, shape }) }).meta({
      ...named(`Fact${prefix}`, value),
      description: "A value with its evidence.",
    });
  });
  return z.union([value, withEvidence]);
}

/** An object of several values that rest on the same evidence: a party, a term, an outcome. */
export function item(shape: z.ZodRawShape): z.ZodType {
  return object({ ...shape, ...itemSupport });
}

/**
 * An item with an amount in a currency. What another source states of it is another amount, or a text.
 * @param id the name of the shape of what another source states
 */
export function itemWithAmount(id: string, shape: z.ZodRawShape): z.ZodType {
  const alternative = object({
    value: words.optional().describe("What the source states, in words. Absent if it states an amount."),
    amount: decimal.optional().describe("The amount that the source states. Absent if it is stated in words."),
    currency: currency.optional().describe("Currency of the amount [iso:4217]. Defaults to that of the entry."),
    ...("qualifier" in shape && {
      qualifier: oneOf(AmountQualifier)
        .optional()
        .describe("How the amount is to be understood. Defaults to the qualifier of the entry."),
    }),
    ...otherSupport,
  })
    .refine(({ value, amount }) => (value === undefined) !== (amount === undefined), {
      error: "State either `amount`, or `value` as a text.",
    })
    .meta({ id, description: "What another source states: an amount, or a text." });
  return object({ ...shape, ...supportWith(alternative) });
}

/** An item that may be written as the one slug that matters. */
export function itemOrSlug(shape: z.ZodType): z.ZodType {
  return z.union([slug, shape]);
}

const evidence = object({
  source: slug.describe("Slug of the source."),
  states: words.describe("What the source states, in your own words."),
  at: z
    .union([
      object({
        start: count.describe("Offset of the first character of the span, from 0, in Unicode code points."),
        end: count.describe("Offset after the last character of the span."),
        sha256: sha256.describe("SHA-256 of the span's UTF-8 bytes."),
      }),
      object({ row: words.describe("Key of the row in the dataset.") }),
    ])
    .optional()
    .describe("Where in the source: a span of characters, or a row of a dataset."),
}).meta({ id: "Evidence", description: "What a source states, and where." });

/** Evidence by name. */
export const evidenceByName = z.record(z.string(), evidence).optional();

export type EvidenceRecord = z.infer<typeof evidence>;
export type Cited = z.infer<typeof cited>;

/** A value with what supports it, and the values that the record states with it, by name. */
export interface Fact extends Support {
  value: string;
}

/** @typeParam Other what another source states */
export interface Support<Other = OtherValue> {
  by?: Cited | undefined;
  status?: "ACCEPTED" | "DISPUTED" | undefined;
  because?: string | undefined;
  otherwise?: readonly Other[] | undefined;
}

interface OtherSupport {
  by: Cited;
  status: "DISPUTED" | "REJECTED" | "SUPERSEDED";
  because: string;
}

export interface OtherValue extends OtherSupport {
  value: string;
}

/** An amount that another source states. What is absent is as the entry has it. */
export interface OtherAmount extends OtherSupport {
  value?: undefined;
  amount: string;
  currency?: string | undefined;
  qualifier?: AmountQualifier | undefined;
}

/** A list of at least one entry; an absent list and an empty one mean the same. */
export function list<Element extends z.ZodType>(element: Element, max: number) {
  return z.array(element).min(1).max(max);
}
