import { countryText } from "../text/country-text.ts";
import { InReaderLanguage } from "../vocabulary/in-reader-language.tsx";

/** The name of a country. */
export function Country({ code }: { code: string }) {
  return <InReaderLanguage>{countryText(code)}</InReaderLanguage>;
}

/** Names of countries, separated by commas. */
export function Countries({ codes }: { codes: readonly string[] }) {
  return codes.map((code, index) => (
    <span key={code}>
      {index > 0 && ", "}
      <Country code={code} />
    </span>
  ));
}
