import { GraphQLError, print, type ValueNode } from "graphql";
import { isCountryCode, isCurrencyCode } from "../../domain/code.ts";
import { isDecimal } from "../../domain/decimal.ts";
import { isDuration } from "../../domain/duration.ts";
import { isInstant } from "../../domain/instant.ts";
import { isFullDate, isPartialDate } from "../../domain/partial-date.ts";
import { builder } from "./builder.ts";
import { codes } from "./error.ts";

/** The maximum length of a scalar's text, in characters. */
const maxTextLength = 2000;

type TextScalar =
  | "PartialDate"
  | "FullDate"
  | "DateTime"
  | "DateOrDateTime"
  | "Decimal"
  | "CurrencyCode"
  | "CountryCode"
  | "URL"
  | "Duration";

const maxShownLength = 60;

function shown(value: unknown, node?: ValueNode): string {
  const text = node ? print(node) : (JSON.stringify(value) ?? String(value));
  return text.length > maxShownLength ? `${text.slice(0, maxShownLength)}…` : text;
}

/** A number has at most this many digits for its text to be certain: JSON parsers round longer ones. */
const maxExactDigits = 15;

/** The text of a number in a variable, as it would stand in a query. Null if it cannot be known which digits were sent. */
function textOfNumber(value: number): string | null {
  const text = String(value);
  const isExact = Number.isSafeInteger(value) || text.replace(/\D/g, "").length <= maxExactDigits;
  return isExact && !/e|NaN|Infinity/.test(text) ? text : null;
}

/** Declares a scalar whose values are strings of a certain format. A number stands for its text, in a query and in a variable. */
function textScalar(
  name: TextScalar,
  options: { description: string; specifiedByURL?: string; is: (text: string) => boolean; instead: string },
): void {
  const parse = (value: unknown, node?: ValueNode): string => {
    const text = typeof value === "number" ? textOfNumber(value) : value;
    if (typeof text === "string" && text.length <= maxTextLength && options.is(text)) return text;
    const advice = text === null ? "The number cannot be read exactly. Send it as text." : `Use ${options.instead}.`;
    throw new GraphQLError(`${shown(value, node)} is not a valid ${name}. ${advice}`, {
      ...(node && { nodes: [node] }),
      extensions: { code: codes.badUserInput },
    });
  };
  builder.scalarType(name, {
    description: options.description,
    ...(options.specifiedByURL === undefined ? {} : { specifiedByURL: options.specifiedByURL }),
    serialize: (value) => value,
    parseValue: (value) => parse(value),
    // Accepts codes without quotes, like enum values: `currency: USD`.
    parseLiteral: (node) => parse("value" in node ? node.value : undefined, node),
  });
}

textScalar("PartialDate", {
  description:
    'A date with the precision of its source: a year, month or day, for example "2024", "2024-05" or "2024-09-12" [edtf level 0].',
  specifiedByURL: "https://www.loc.gov/standards/datetime/",
  is: isPartialDate,
  instead: "YYYY, YYYY-MM or YYYY-MM-DD",
});
textScalar("FullDate", {
  description: 'A day, YYYY-MM-DD, for example "2024-09-12" [rfc:3339].',
  specifiedByURL: "https://www.rfc-editor.org/rfc/rfc3339",
  is: isFullDate,
  instead: 'a full date such as "2024-09-12"',
});
textScalar("DateTime", {
  description: 'A point in time in UTC, for example "2024-09-12T08:30:00Z" [rfc:3339].',
  specifiedByURL: "https://www.rfc-editor.org/rfc/rfc3339",
  is: isInstant,
  instead: 'a time in UTC such as "2024-09-12T08:30:00Z"',
});
textScalar("DateOrDateTime", {
  description: 'A day, or a point in time in UTC, for example "2024-09-12" or "2024-09-12T08:30:00Z" [rfc:3339].',
  specifiedByURL: "https://www.rfc-editor.org/rfc/rfc3339",
  is: (text) => isFullDate(text) || isInstant(text),
  instead: 'a day such as "2024-09-12" or a time in UTC such as "2024-09-12T08:30:00Z"',
});
textScalar("Decimal", {
  description: 'An exact decimal number as text, for example "100000000" or "62.50".',
  is: isDecimal,
  instead: 'a decimal number as text such as "62.5"',
});
textScalar("CurrencyCode", {
  description: 'A currency code, for example "EUR" [iso:4217].',
  specifiedByURL: "https://www.iso.org/iso-4217-currency-codes.html",
  is: isCurrencyCode,
  instead: 'an ISO 4217 code such as "EUR"',
});
textScalar("CountryCode", {
  description: 'A country code, for example "FR" [iso:3166-1 alpha-2].',
  specifiedByURL: "https://www.iso.org/iso-3166-country-codes.html",
  is: isCountryCode,
  instead: 'an ISO 3166-1 alpha-2 code such as "FR"',
});
textScalar("URL", {
  description: "A web address [rfc:3986].",
  specifiedByURL: "https://www.rfc-editor.org/rfc/rfc3986",
  is: (text) => URL.canParse(text),
  instead: 'an absolute URL such as "https://example.org/"',
});
textScalar("Duration", {
  description: 'A duration in years, months, weeks and days, for example "P1Y", "P6M" or "P90D" [iso:8601].',
  specifiedByURL: "https://www.rfc-editor.org/rfc/rfc3339#appendix-A",
  is: isDuration,
  instead: 'a duration such as "P1Y", "P6M" or "P90D"',
});

builder.scalarType("FilterValue", {
  description:
    'A filter as a JSON object, for example {"kinds": {"has": "LICENSE"}}. Send it as a variable, in the argument `where` of the list to which it belongs.',
  serialize: (value) => value,
  parseValue: (value) => {
    throw new GraphQLError(`${shown(value)} cannot be sent as a FilterValue. Send it as a filter, in \`where\`.`, {
      extensions: { code: codes.badUserInput },
    });
  },
});
