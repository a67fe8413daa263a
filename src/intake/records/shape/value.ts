import * as z from "zod";
import { identifierSystems, isCountryCode, isCurrencyCode, isSlug, isTicker } from "../../../domain/code.ts";
import { isDecimal } from "../../../domain/decimal.ts";
import { isNuclide, nuclideMeantBy } from "../../../domain/name/nuclide.ts";
import { isPartialDate } from "../../../domain/partial-date.ts";
import { isRegion, regionMeantBy, regions } from "../../../domain/region/region.ts";
import { FinancialTermRelation } from "../../../domain/vocabulary/payment.ts";
import { RoyaltyBand } from "../../../domain/vocabulary/royalty-band.ts";
import type { Vocabulary } from "../../../domain/vocabulary/vocabulary.ts";
import { proseOf } from "../../../model/derived/spelling.ts";
import type { Shapes } from "../../../model/language.ts";
import { entityTypes, type NodeType } from "../../../model/model.ts";
import { nearest, quoted } from "../problem.ts";
import { recordNameOf } from "../section.ts";
import { currencyHint, dateHint, decimalHint, slugHint } from "./hint.ts";
import { object } from "./object.ts";

// Every scalar arrives as the text that was written, so that no digit is lost.

/**
 * A text that has to pass a check.
 * @param what what a valid text is, as in: "x" is not a valid date
 * @param use what to write instead, as a sentence
 * @param hint the valid text that a writer most likely means
 */
function text(
  check: (value: string) => boolean,
  what: string,
  use: string,
  hint: (value: string) => string | undefined = () => undefined,
) {
  return z.string().refine(check, {
    error: ({ input }) => {
      if (input === "") return `The value is empty. ${use}`;
      const likely = typeof input === "string" && input.length <= maxHinted ? hint(input) : undefined;
      const meant = likely === undefined ? "" : `Did you mean ${quoted(likely)}? `;
      return `${quoted(input)} is not ${what}. ${meant}${use}`;
    },
  });
}

/** The longest text for which a message suggests another one, in characters. */
const maxHinted = 100;

export const words = z
  .string()
  .trim()
  .min(1)
  .max(4000)
  .meta({ id: "Text", description: "Text of 1 to 4,000 characters." });
export const slug = text(
  isSlug,
  "a valid slug",
  'Use lowercase letters, digits and hyphens, such as "orano-med".',
  slugHint,
).meta({
  id: "Slug",
  description: "Readable identifier of a node: lowercase letters, digits and hyphens.",
});
export const date = text(isPartialDate, "a valid date", "Use YYYY, YYYY-MM or YYYY-MM-DD.", dateHint).meta({
  id: "PartialDate",
  description: "Date with the precision of its source: YYYY, YYYY-MM or YYYY-MM-DD.",
});
export const day = text(
  (value) => value.length === 10 && isPartialDate(value),
  "a valid day",
  'Use YYYY-MM-DD, such as "2024-09-12".',
  dateHint,
).meta({ id: "Day", description: "Day: YYYY-MM-DD." });
export const decimal = text(
  isDecimal,
  "a valid decimal",
  'Use digits and at most one decimal point, such as "62.5".',
  decimalHint,
).meta({
  id: "Decimal",
  description: "Exact decimal number without exponent or thousands separators.",
});
export const currency = text(
  isCurrencyCode,
  "a valid currency",
  'Use an uppercase ISO 4217 code, such as "EUR".',
  currencyHint,
).meta({ id: "CurrencyCode", description: "Currency [iso:4217]." });
export const country = z
  .string()
  .refine(isCountryCode, { error: ({ input }) => countryFault(String(input)) })
  .meta({ id: "CountryCode", description: "Country [iso:3166-1 alpha-2]." });
export const count = text((value) => /^\d{1,9}$/.test(value), "a whole number", 'Use digits only, such as "61".').meta({
  id: "Count",
  description: "Whole number from 0 to 999,999,999.",
});
export const url = text(
  (value) => /^https?:\/\//.test(value) && URL.canParse(value),
  "a valid URL",
  'Use an address that starts with "https://" or "http://".',
).meta({ id: "URL", description: "Web address that starts with https:// or http://." });
export const flag = z.enum(["true", "false"]).meta({ id: "Boolean", description: "true or false." });
export const sha256 = text(
  (value) => /^[0-9a-f]{64}$/.test(value),
  "a valid SHA-256",
  "Use 64 lowercase hexadecimal digits.",
).meta({ id: "SHA256", description: "SHA-256 as 64 lowercase hexadecimal digits." });
export const symbol = text(
  (value) => isTicker(value) && !value.includes(":"),
  "a valid ticker symbol",
  'Use the symbol without its exchange, such as "NVAX".',
);
export const region = z
  .string()
  .refine(isRegion, { error: ({ input }) => regionFault(String(input)) })
  .meta({
    id: "Region",
    description: 'Region: a UN M49 code of three digits, such as "150" for Europe, or a named group, such as "EU".',
    examples: ["150", "EU"],
  });
export const nuclide = text(
  isNuclide,
  "a valid isotope",
  'Use the symbol of the element and the mass number, such as "Lu-177" or "Tc-99m".',
  nuclideMeantBy,
).meta({
  id: "Isotope",
  description: "Isotope as the symbol of the element and the mass number.",
  examples: ["Lu-177"],
});
export const fileName = text(
  (value) => /^[\w.-]+$/.test(value),
  "a plain file name",
  "Use letters, digits, dots, hyphens and underscores, without folders.",
);
const instant = text(
  (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value),
  "a valid time",
  'Use UTC, such as "2024-09-12T08:00:00Z".',
);

/** What is wrong with a text that is not the code of a country. */
function countryFault(written: string): string {
  const use = 'Use an uppercase ISO 3166-1 alpha-2 code, such as "FR".';
  if (written === "") return `The value is empty. ${use}`;
  const meant = regionMeantBy(written);
  const fix =
    meant === undefined
      ? use
      : meant.isCountry
        ? `Did you mean ${meant.code}?`
        : `Did you mean the region ${meant.code}? Write regions in \`includedRegions\` or \`excludedRegions\`.`;
  return `${quoted(written)} is not a valid country. ${fix}`;
}

/** What is wrong with a text that is not the code of a region. */
function regionFault(written: string): string {
  const meant = regionMeantBy(written);
  const groups = [...regions.keys()].filter((code) => !/^\d/.test(code));
  const near = nearest(written.toUpperCase(), groups);
  const fix =
    meant === undefined
      ? near === undefined
        ? `Use a UN M49 code of three digits, such as "150" for Europe, or one of ${groups.join(", ")}.`
        : `Did you mean ${near}?`
      : meant.isCountry
        ? `Did you mean the country ${meant.code}? Write countries in \`includedCountries\` or \`excludedCountries\`.`
        : `Did you mean ${meant.code}?`;
  return `${quoted(written)} is not a valid region. ${fix}`;
}

/** Types of nodes that can be named by a field that may hold a node of any type, by the name of the field's key. */
export const namedTypes: ReadonlyMap<string, NodeType> = new Map(
  entityTypes.filter((type) => type !== "Person").map((type) => [recordNameOf(type), type]),
);

const anyNode = object(
  Object.fromEntries(
    [...namedTypes].map(([key, type]) => [key, slug.optional().describe(`Slug of the ${proseOf(type)}.`)]),
  ),
)
  .refine((value) => Object.values(value).filter((each) => each !== undefined).length === 1, {
    error: `Name exactly one node, by one of the keys ${[...namedTypes.keys()].join(", ")}.`,
  })
  .meta({ id: "Node", description: "A node, as its type and slug." });

/** The meaning of each word, as editors show it beside the word. */
function meanings(words: readonly string[], { terms }: Vocabulary): string[] {
  return words.map((word) => `${terms[word]?.label}: ${terms[word]?.description}`);
}

const enums = new Map<string, z.ZodType>();

/** A word of a vocabulary. */
export function oneOf(vocabulary: Vocabulary): z.ZodType {
  const { name, description, terms } = vocabulary;
  const words = Object.keys(terms);
  return enums.getOrInsertComputed(name, () =>
    z.enum(words).meta({ id: name, description, enumDescriptions: meanings(words, vocabulary) }),
  );
}

const royaltyTier = object({
  percent: object({
    min: decimal.optional().describe("Lower end of the percentage."),
    max: decimal.optional().describe("Upper end of the percentage."),
  })
    .optional()
    .describe("The percentage of sales that is paid. Absent if it is not disclosed."),
  band: oneOf(RoyaltyBand)
    .optional()
    .describe("The percentage in words. Its conventional bounds are never shown as stated."),
  annualSales: object({
    min: decimal.optional().describe("Annual sales from which the tier applies."),
    max: decimal.optional().describe("Annual sales up to which the tier applies."),
    currency: currency.optional().describe("Currency of the sales [iso:4217]."),
  })
    .optional()
    .describe("The annual sales to which the tier applies. Absent if no source gives them."),
  asStated: words.optional().describe("The tier in the words of the source."),
}).meta({ id: "RoyaltyTier", description: "A tier of a royalty." });

const installment = object({
  amount: decimal.optional().describe("Amount of the installment, in the currency of the term."),
  dueOn: date.optional().describe("Date on which it is due."),
  dueAfter: words.optional().describe('When it is due after another event, such as "18 months after closing".'),
  trigger: words.optional().describe("The event or condition that makes it due, such as the gate of a tranche."),
}).meta({ id: "Installment", description: "One of several payments of a term, or a tranche." });

const termLink = object({
  relation: oneOf(FinancialTermRelation).describe("How this term relates to the other one."),
  term: words.describe("The `key` of the other term."),
  agreement: slug.optional().describe("Slug of the agreement of the other term. Absent if it is the same agreement."),
}).meta({ id: "TermLink", description: "A relation of a term to another term." });

/** How a record writes each scalar of the model. */
export const scalars: Readonly<Record<keyof Shapes, z.ZodType>> = {
  text: words,
  PartialDate: date,
  DateTime: instant,
  Decimal: decimal,
  CurrencyCode: currency,
  CountryCode: country,
  URL: url,
  NodeKey: anyNode,
  RoyaltyTier: royaltyTier,
  Installment: installment,
  TermLink: termLink,
  // Records do not write qualifiers: they follow from what a claim states.
  ClaimQualifier: z.never(),
  int: count,
  boolean: flag,
};

const identifiers = new Map<string, z.ZodType>();

/** An identifier as the system that issues it writes it. */
export function identifier(system: string): z.ZodType {
  const known = identifierSystems[system];
  if (known === undefined) throw new Error(`unknown identifier system "${system}"`);
  const { shape, example } = known;
  return identifiers.getOrInsertComputed(system, () =>
    text((value) => shape.test(value), `a valid ${system} identifier`, `Use the form "${example}".`).meta({
      id: `Identifier_${system}`,
      description: `Identifier of the system "${system}".`,
      examples: [example],
    }),
  );
}

/** One of some words of a vocabulary, under a name of their own. */
export function someOf<const Word extends string>(
  id: string,
  vocabulary: Vocabulary<string, Word>,
  words: readonly Word[],
) {
  const { description } = vocabulary;
  return z.enum(words).meta({ id, description, enumDescriptions: meanings(words, vocabulary) });
}
