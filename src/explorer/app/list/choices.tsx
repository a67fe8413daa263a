import { type Changes, changed, href, useAddress } from "../address/address.ts";
import { AddressSelect } from "../address/address-select.tsx";
import { Link } from "../address/link.tsx";
import { dateText } from "../text/date-text.ts";
import { shortMoney } from "../text/money-text.ts";
import { useReaderLang } from "../vocabulary/in-reader-language.tsx";
import { useLabels } from "../vocabulary/vocabulary.tsx";
import type { Counts } from "./facet/facets.tsx";
import { useChosenValues } from "./facet/found-values.ts";
import type { FacetCounts, FacetSearch } from "./list-definition.ts";
import { currencies, firstPage } from "./list-view.ts";
import { boundNames, notStated } from "./narrowing/condition.ts";
import type { FacetDefinition, Narrowing, RangeDefinition } from "./narrowing/narrowing.ts";

type List = Narrowing & { facetSearchDocument: FacetSearch | null };

interface Props {
  list: List & { hasAmounts: boolean };
  counts: Counts | null;
  currency: string;
}

/** The filters that narrow the list, each with a link that removes it, and the currency of amounts. */
export function Choices({ list, counts, currency }: Props) {
  const { path, params } = useAddress();
  const ranges = list.ranges.flatMap((range) => rangeChip(range, params, currency));
  const search = params.getAll("q");
  const facets = list.facets.filter(({ name }) => params.has(name));
  const count = search.length + ranges.length + facets.reduce((sum, { name }) => sum + params.getAll(name).length, 0);
  return (
    <div className="choices">
      {count > 0 && (
        <ul aria-label="Chosen filters">
          {search.map((text) => (
            <Chip key={text} text={`“${text}”`} without={{ q: null, sort: null }} />
          ))}
          {facets.map((facet) => (
            <FacetChips
              key={facet.name}
              list={list}
              facet={facet}
              counts={counts?.facets.find(({ dimension }) => dimension === facet.dimension)}
            />
          ))}
          {ranges.map((chip) => (
            <Chip key={chip.text} {...chip} />
          ))}
          {count > 1 && (
            <li>
              <Link to={path}>Remove all</Link>
            </li>
          )}
        </ul>
      )}
      {list.hasAmounts && (
        <label className="currency">
          Compare amounts in{" "}
          <AddressSelect value={currency} changes={(chosen) => ({ ...firstPage, currency: chosen })}>
            {[...new Set([...currencies, currency])].map((each) => (
              <option key={each}>{each}</option>
            ))}
          </AddressSelect>
        </label>
      )}
    </div>
  );
}

interface ChipProps {
  /** What the text is a value of. */
  name?: string;
  text: string;
  lang?: string | undefined;
  /** What its link changes in the address. */
  without: Changes;
}

function Chip({ name, text, lang, without }: ChipProps) {
  const { path, params } = useAddress();
  return (
    <li>
      <Link className="chip" to={href(path, changed(params, { ...firstPage, ...without }))} keepsPosition>
        <span className="hidden">Remove the filter </span>
        {name !== undefined && `${name}: `}
        <span lang={lang}>{text}</span> <span aria-hidden="true">×</span>
      </Link>
    </li>
  );
}

interface FacetChipsProps {
  list: List;
  facet: FacetDefinition;
  counts: FacetCounts | undefined;
}

/** The values of a facet that were chosen. */
function FacetChips({ list, facet, counts }: FacetChipsProps) {
  const { params } = useAddress();
  const labels = useLabels();
  const lang = useReaderLang();
  const values = useChosenValues(list, facet, counts);
  const all = params.getAll(facet.name);
  const labelOf = (value: string) => {
    if (value === notStated) return "not stated";
    if (facet.vocabulary !== undefined) return labels(facet.vocabulary, value);
    return values.find((each) => each.value === value)?.label ?? value;
  };
  return all.map((value) => (
    <Chip
      key={value}
      name={counts?.label ?? facet.name}
      text={labelOf(value)}
      lang={facet.vocabulary === undefined || value === notStated ? undefined : lang}
      without={{ [facet.name]: all.filter((each) => each !== value) }}
    />
  ));
}

function rangeChip(range: RangeDefinition, params: URLSearchParams, currency: string): ChipProps[] {
  const names = boundNames(range);
  const min = params.get(names.min);
  const max = params.get(names.max);
  const text = (bound: string) => (range.kind === "money" ? shortMoney(bound, currency) : safeDate(bound));
  const bounds = [min === null ? null : `from ${text(min)}`, max === null ? null : `to ${text(max)}`];
  const stated = bounds.filter((each) => each !== null).join(" ");
  return [
    ...(stated === "" ? [] : [{ text: `${range.label} ${stated}`, without: { [names.min]: null, [names.max]: null } }]),
    ...(params.get(range.name) === notStated
      ? [{ text: `${range.label}: not stated`, without: { [range.name]: null } }]
      : []),
  ];
}

/** A date from the address, which may not be one. */
function safeDate(text: string): string {
  return Number.isNaN(Date.parse(text)) ? text : dateText(text);
}
