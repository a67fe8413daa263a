import { href, useAddress } from "../../address/address.ts";
import { AddressSelect } from "../../address/address-select.tsx";
import { Link } from "../../address/link.tsx";
import type { PictureExamplesQuery } from "../../graph/documents.ts";
import { countText, numberText } from "../../text/number-text.ts";
import { useReaderLang } from "../../vocabulary/in-reader-language.tsx";
import { useLabels } from "../../vocabulary/vocabulary.tsx";
import { currencies, type MarketView, marketFilters } from "./market-filter.ts";

interface Props {
  view: MarketView;
  /** The values of each dimension with their counts. Null until they are loaded. */
  data: PictureExamplesQuery | null;
}

/** The choices that narrow the pictures of all agreements. */
export function FilterForm({ view: { currency, narrowed }, data }: Props) {
  const { params } = useAddress();
  const labels = useLabels();
  const lang = useReaderLang();
  const facet = (dimension: string) =>
    data?.agreementFacets?.find((each) => each.dimension === dimension)?.values ?? [];
  const years = facet("YEAR")
    .flatMap(({ value }) => (value === null ? [] : [value]))
    .toSorted();
  const count = data?.agreements?.totalCount;
  return (
    <search className="picture-filters" aria-label="Agreements in the pictures">
      {marketFilters.map(({ name, label, dimension, vocabulary }) => {
        const chosen = params.get(name) ?? "";
        const values = facet(dimension).flatMap(({ value, ...rest }) => (value === null ? [] : [{ value, ...rest }]));
        const isListed = chosen === "" || values.some(({ value }) => value === chosen);
        return (
          <label key={name}>
            {label}{" "}
            <AddressSelect value={chosen} changes={(value) => ({ [name]: value })}>
              <option value="">All</option>
              {!isListed && (
                <option value={chosen} lang={vocabulary ? lang : undefined}>
                  {vocabulary ? labels(vocabulary, chosen) : chosen}
                </option>
              )}
              {values.map((each) => (
                <option key={each.value} value={each.value} lang={vocabulary ? lang : undefined}>
                  {vocabulary ? labels(vocabulary, each.value) : (each.label ?? each.value)} ({numberText(each.count)})
                </option>
              ))}
            </AddressSelect>
          </label>
        );
      })}
      {(["announced-min", "announced-max"] as const).map((name) => {
        const chosen = params.get(name) ?? "";
        return (
          <label key={name}>
            {name === "announced-min" ? "From" : "To"}{" "}
            <AddressSelect value={chosen} changes={(value) => ({ [name]: value })}>
              <option value="">{name === "announced-min" ? "the first year" : "today"}</option>
              {[...new Set([...years, ...(chosen === "" ? [] : [chosen])])].map((year) => (
                <option key={year}>{year}</option>
              ))}
            </AddressSelect>
          </label>
        );
      })}
      <label>
        Amounts in{" "}
        <AddressSelect value={currency} changes={(value) => ({ currency: value })}>
          {[...new Set([...currencies, currency])].map((each) => (
            <option key={each}>{each}</option>
          ))}
        </AddressSelect>
      </label>
      {count !== undefined && (
        <Link to={href("/agreements", narrowed)}>{countText(count, "agreement", "agreements")} as a list</Link>
      )}
    </search>
  );
}
