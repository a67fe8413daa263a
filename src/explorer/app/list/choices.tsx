import { changed, href, navigate, useAddress } from "../address/address.ts";
import { Link } from "../address/link.tsx";
import { dateText } from "../text/date-text.ts";
import { shortMoney } from "../text/money-text.ts";
import { useLabels } from "../vocabulary/vocabulary.tsx";
import type { Counts } from "./facets.tsx";
import { boundNames, currencies, firstPage } from "./list-view.ts";
import type { FacetDefinition, RangeDefinition } from "./narrowing/narrowing.ts";

interface Props {
  list: { facets: readonly FacetDefinition[]; ranges: readonly RangeDefinition[]; hasAmounts: boolean };
  counts: Counts | null;
  currency: string;
}

/** The filters that narrow the list, each with a link that removes it, and the currency of amounts. */
export function Choices({ list, counts, currency }: Props) {
  const { path, params } = useAddress();
  const labels = useLabels();
  const facetLabel = ({ name, dimension }: FacetDefinition) =>
    counts?.facets.find((each) => each.dimension === dimension)?.label ?? name;
  const valueLabel = ({ dimension, vocabulary }: FacetDefinition, value: string) =>
    vocabulary === undefined
      ? (counts?.facets.find((each) => each.dimension === dimension)?.values.find((each) => each.value === value)
          ?.label ?? value)
      : labels(vocabulary, value);
  const chips = [
    ...params.getAll("q").map((text) => ({ text: `“${text}”`, without: { q: null, sort: null } })),
    ...list.facets.flatMap((facet) =>
      params.getAll(facet.name).map((value, _, all) => ({
        text: `${facetLabel(facet)}: ${valueLabel(facet, value)}`,
        without: { [facet.name]: all.filter((each) => each !== value) },
      })),
    ),
    ...list.ranges.flatMap((range) => rangeChip(range, params, currency)),
  ];
  return (
    <div className="choices">
      {chips.length > 0 && (
        <ul aria-label="Chosen filters">
          {chips.map(({ text, without }) => (
            <li key={text}>
              <Link
                className="chip"
                to={href(path, changed(params, { ...firstPage, ...without }))}
                aria-label={`Remove the filter ${text}`}
                keepsPosition
              >
                {text} <span aria-hidden="true">×</span>
              </Link>
            </li>
          ))}
          {chips.length > 1 && (
            <li>
              <Link to={path}>Remove all</Link>
            </li>
          )}
        </ul>
      )}
      {list.hasAmounts && (
        <label className="currency">
          Compare amounts in{" "}
          <select
            value={currency}
            onChange={({ target }) => navigate(href(path, changed(params, { ...firstPage, currency: target.value })))}
          >
            {[...new Set([...currencies, currency])].map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

function rangeChip(range: RangeDefinition, params: URLSearchParams, currency: string) {
  const names = boundNames(range);
  const min = params.get(names.min);
  const max = params.get(names.max);
  if (min === null && max === null) return [];
  const text = (bound: string) => (range.kind === "money" ? shortMoney(bound, currency) : safeDate(bound));
  const bounds = [min === null ? null : `from ${text(min)}`, max === null ? null : `to ${text(max)}`];
  return [
    {
      text: `${range.label} ${bounds.filter((each) => each !== null).join(" ")}`,
      without: { [names.min]: null, [names.max]: null },
    },
  ];
}

/** A date from the address, which may not be one. */
function safeDate(text: string): string {
  return Number.isNaN(Date.parse(text)) ? text : dateText(text);
}
