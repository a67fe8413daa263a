import { slugShape } from "../../../domain/code.ts";
import { isDecimal } from "../../../domain/decimal.ts";
import { isPartialDate } from "../../../domain/partial-date.ts";

// What writers most likely mean by texts that are not valid. Each returns undefined if there is no likely meaning.

const currencySigns = "US\\$|A\\$|C\\$|[$€£¥]";

const currencyOfSign: Readonly<Record<string, string>> = {
  US$: "USD",
  A$: "AUD",
  C$: "CAD",
  $: "USD",
  "€": "EUR",
  "£": "GBP",
  "¥": "JPY",
  RMB: "CNY",
};

export function currencyHint(text: string): string | undefined {
  const written = text.trim().toUpperCase();
  return currencyOfSign[written] ?? (/^[A-Z]{3}$/.test(written) && written !== text ? written : undefined);
}

/** A number without currency signs, percent sign and separators of thousands. */
export function decimalHint(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(new RegExp(`^(?:${currencySigns})\\s*`), "")
    .replace(new RegExp(`\\s*(?:%|percent|${currencySigns})$`, "i"), "")
    .replace(/^\+/, "");
  const grouped = /^-?\d{1,3}(?:([ ,'’_\u00a0\u202f.])\d{3})(?:\1\d{3})*(?:\.\d+)?$/.exec(bare);
  // One point before three digits is a decimal point.
  const number = grouped && grouped[1] !== "." ? bare.replaceAll(grouped[1] ?? "", "") : withPoint(bare);
  return number !== text && isDecimal(number) ? number : undefined;
}

/** A number whose decimal comma, or separators of thousands beside it, are those of continental Europe. */
function withPoint(text: string): string {
  if (/^-?\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?$/.test(text) || /^-?\d{1,3}(?:\.\d{3})+,\d+$/.test(text))
    return text.replaceAll(".", "").replace(",", ".");
  return /^-?\d+,\d+$/.test(text) ? text.replace(",", ".") : text;
}

/** A date that is written with dots or slashes. Whether 03/04/2024 is in March or in April cannot be told. */
export function dateHint(text: string): string | undefined {
  const parts = text.trim().split(/[./-]/);
  const [first = "", second = "", third = ""] = parts;
  const isDotted = text.includes(".");
  const ordered =
    first.length === 4
      ? parts
      : third.length !== 4
        ? []
        : isDotted || Number(first) > 12
          ? [third, second, first]
          : Number(second) > 12
            ? [third, first, second]
            : [];
  const date = ordered.map((part) => part.padStart(2, "0")).join("-");
  return date !== text && isPartialDate(date) ? date : undefined;
}

export function slugHint(text: string): string | undefined {
  const slug = text
    .normalize("NFKD")
    .replaceAll(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  return slug !== text && slugShape.test(slug) ? slug : undefined;
}
