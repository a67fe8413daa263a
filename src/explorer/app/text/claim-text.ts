import { dateText } from "./date-text.ts";
import { fullMoney } from "./money-text.ts";

/** Values that add nothing for a reader. */
const implied = / ?\bEXACT\b/g;

const lowerFirst = (text: string) => (/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);

/**
 * What a claim states, with its enum values, dates and amounts as a reader would write them.
 * @param labelOf the label of an enum value. Undefined for other words, such as names in capitals
 */
export function claimText(text: string, labelOf: (word: string) => string | undefined): string {
  if (/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)) return dateText(text);
  const isStructured = text.split(/[\s,]+/).some((word) => labelOf(word) !== undefined);
  if (!isStructured) return text;
  const words = text
    .replace(implied, "")
    .replace(/\b\d{4}-\d{2}(?:-\d{2})?\b/g, (date) => dateText(date))
    .replace(/\b([A-Z]{3}) (\d+(?:\.\d+)?)\b/g, (_, currency: string, amount: string) => fullMoney(amount, currency))
    .replace(/\b[A-Z][A-Z0-9_]{2,}\b/g, (word) => lowerFirst(labelOf(word) ?? word));
  return words.charAt(0).toUpperCase() + words.slice(1);
}
