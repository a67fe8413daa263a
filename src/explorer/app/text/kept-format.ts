import { currentLocale } from "../vocabulary/language.ts";

const kept = new Map<string, unknown>();

/**
 * A formatter for the locale of the reader. It is made once, because that takes longer than hundreds of uses.
 * @param name identifies what it is made with, beside the locale
 */
export function keptFormat<Format>(name: string, make: (locale: string) => Format): Format {
  const locale = currentLocale();
  const key = `${locale} ${name}`;
  const known = kept.get(key) as Format | undefined;
  if (known !== undefined) return known;
  const made = make(locale);
  kept.set(key, made);
  return made;
}
