import { Countries, Country } from "../../component/country.tsx";
import { numberText } from "../../text/number-text.ts";

/** The largest markets for drugs, by which a reader recognizes an area of many countries. */
export const mainMarkets = ["US", "CN", "JP", "DE", "FR", "GB", "IT", "ES", "CA", "BR", "KR", "IN", "AU", "CH"];

const shown = 5;

interface Props {
  label: string;
  countries: readonly string[];
}

/** The countries of an area in words. The label of the API is used where it names the world or a region. */
export function AreaText({ label, countries }: Props) {
  if (!/ and \d+ others$/.test(label)) {
    const text = label.charAt(0).toUpperCase() + label.slice(1);
    return text
      .split(/\b([A-Z]{2})\b/)
      .map((part, index) => (index % 2 === 0 ? part : <Country key={part} code={part} />));
  }
  const known = mainMarkets.filter((code) => countries.includes(code));
  const named = [...known, ...countries.filter((code) => !known.includes(code))].slice(0, shown);
  return (
    <>
      <Countries codes={named} /> and {numberText(countries.length - named.length)} more
    </>
  );
}
