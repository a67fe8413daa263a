import { currentLocale } from "../vocabulary/language.ts";

/** The name of a country in the language of the reader. */
export function countryText(code: string): string {
  try {
    return new Intl.DisplayNames(currentLocale(), { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}
