import { GraphQLError, print, type ValueNode } from "graphql";
import { isCountryCode, isCurrencyCode } from "../domain/code.ts";
import { isDecimal } from "../domain/decimal.ts";
import { isPartialDate } from "../domain/partial-date.ts";
import { builder } from "./builder.ts";
import { codes } from "./error.ts";

type TextScalar = "PartialDate" | "DateTime" | "Decimal" | "CurrencyCode" | "CountryCode" | "URL";

/** A scalar that is a text of a certain form; another text is refused with what to write instead. */
function textScalar(
  name: TextScalar,
  options: { description: string; specifiedByURL?: string; is: (text: string) => boolean; instead: string },
): void {
  const parse = (value: unknown, node?: ValueNode): string => {
    if (typeof value === "string" && options.is(value)) return value;
    throw new GraphQLError(`${node ? print(node) : JSON.stringify(value)} is no ${name}; write ${options.instead}`, {
      ...(node && { nodes: [node] }),
      extensions: { code: codes.badUserInput },
    });
  };
  builder.scalarType(name, {
    description: options.description,
    ...(options.specifiedByURL === undefined ? {} : { specifiedByURL: options.specifiedByURL }),
    serialize: (value) => value,
    parseValue: (value) => parse(value),
    // Codes may be written bare, as enum values are: `currency: USD`.
    parseLiteral: (node) => parse("value" in node ? node.value : undefined, node),
  });
}

textScalar("PartialDate", {
  description: 'A date as precise as its source: "2024", "2024-05" or "2024-09-12" [edtf level 0].',
  specifiedByURL: "https://www.loc.gov/standards/datetime/",
  is: isPartialDate,
  instead: 'a year, month or day that exists, such as "2024-05"',
});
textScalar("DateTime", {
  description: 'An instant in UTC, "2024-09-12T08:30:00Z" [rfc:3339].',
  specifiedByURL: "https://www.rfc-editor.org/rfc/rfc3339",
  is: (text) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text)),
  instead: 'an instant in UTC, such as "2024-09-12T08:30:00Z"',
});
textScalar("Decimal", {
  description: 'An exact decimal, as text so that no digit is lost: "100000000", "62.50".',
  is: isDecimal,
  instead: 'a plain decimal as text, such as "62.5"',
});
textScalar("CurrencyCode", {
  description: 'A currency, "EUR" [iso:4217].',
  specifiedByURL: "https://www.iso.org/iso-4217-currency-codes.html",
  is: isCurrencyCode,
  instead: 'a code of three capital letters that ISO 4217 knows, such as "EUR"',
});
textScalar("CountryCode", {
  description: 'A country, "FR" [iso:3166-1 alpha-2].',
  specifiedByURL: "https://www.iso.org/iso-3166-country-codes.html",
  is: isCountryCode,
  instead: 'a code of two capital letters that ISO 3166-1 assigns, such as "FR"',
});
textScalar("URL", {
  description: "A web address [rfc:3986].",
  specifiedByURL: "https://www.rfc-editor.org/rfc/rfc3986",
  is: (text) => URL.canParse(text),
  instead: 'a whole address, such as "https://example.org/"',
});
