import { constantText } from "./constant-text.ts";
import { dateText } from "./date-text.ts";
import { fullMoney } from "./money-text.ts";

/** Values that add nothing for a reader. */
const implied = / ?\bEXACT\b/g;

/** What a claim states, with its constants, dates and amounts as a reader would write them. */
export function claimText(text: string): string {
  if (/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)) return dateText(text);
  if (!/[A-Z]{4,}/.test(text)) return text;
  const words = text
    .replace(implied, "")
    .replace(/\b\d{4}-\d{2}(?:-\d{2})?\b/g, (date) => dateText(date))
    .replace(/\b([A-Z]{3}) (\d+(?:\.\d+)?)\b/g, (_, currency: string, amount: string) => fullMoney(amount, currency))
    .replace(/\b[A-Z]+(?:_[A-Z0-9]+)+\b|\b(?:[A-Z]{3,} ?)+(?=$| |,)/g, (constant) =>
      constant
        .split(" ")
        .map((word) => (/^[A-Z][A-Z0-9_]{3,}$/.test(word) ? constantText(word).toLowerCase() : word))
        .join(" "),
    );
  return words.charAt(0).toUpperCase() + words.slice(1);
}
