import { countryText } from "../text/country-text.ts";
import { InReaderLanguage } from "../vocabulary/in-reader-language.tsx";

/** The name of a country. */
export function Country({ code }: { code: string }) {
  return <InReaderLanguage>{countryText(code)}</InReaderLanguage>;
}
