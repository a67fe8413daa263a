import { keptFormat } from "./kept-format.ts";

/** The name of a country in the language of the reader. */
export function countryText(code: string): string {
  try {
    const names = keptFormat("regions", (locale) => new Intl.DisplayNames(locale, { type: "region" }));
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
