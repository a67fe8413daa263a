import { useState } from "react";
import { changed, href, navigate, useAddress } from "../address/address.ts";
import { typeWords } from "../entity/entity-type.ts";
import type { EntityType } from "../graph/documents.ts";
import { countText, numberText } from "../text/number-text.ts";
import { useLabels, useTerms } from "../vocabulary/vocabulary.tsx";
import type { FacetCounts, FacetValue } from "./list-definition.ts";
import { boundNames, firstPage } from "./list-view.ts";
import type { FacetDefinition, RangeDefinition } from "./narrowing/narrowing.ts";
import { RangeFacet } from "./range-facet.tsx";
import { listStart, SkipToList } from "./skip-to-list.tsx";

export interface Counts {
  totalCount: number | undefined;
  facets: readonly FacetCounts[];
}

interface Props {
  list: { type: EntityType; facets: readonly FacetDefinition[]; ranges: readonly RangeDefinition[] };
  counts: Counts | null;
  error: Error | null;
  currency: string;
}

/** What a list can be narrowed to, with the number of entries that each choice leaves. */
export function Facets({ list, counts, error, currency }: Props) {
  const { params } = useAddress();
  const { singular, plural } = typeWords[list.type];
  const chosen =
    list.facets.filter(({ name }) => params.has(name)).length +
    list.ranges.filter((range) => Object.values(boundNames(range)).some((name) => params.has(name))).length;
  const countsOf = (dimension: string) => counts?.facets.find((each) => each.dimension === dimension);
  // The list itself says what is wrong.
  if (error) return <p className="facets muted">The filters are not available.</p>;
  return (
    <details className="facets" open={matchMedia("(width >= 64rem)").matches}>
      <summary>Filters{chosen > 0 && ` (${chosen})`}</summary>
      <search aria-label="Filters">
        {list.ranges.map((range) => (
          <RangeFacet key={range.name} range={range} counts={countsOf(range.dimension)} currency={currency} />
        ))}
        {list.facets.map((facet, index) => (
          <Facet key={facet.name} facet={facet} counts={countsOf(facet.dimension)} isOpen={index < 2} />
        ))}
      </search>
      {counts?.totalCount !== undefined && (
        <a className="show-list" href={`#${listStart}`}>
          Show {countText(counts.totalCount, singular, plural)}
        </a>
      )}
    </details>
  );
}

/** Values beyond these are shown on demand. */
const shownValues = 8;

function Facet({
  facet,
  counts,
  isOpen,
}: {
  facet: FacetDefinition;
  counts: FacetCounts | undefined;
  isOpen: boolean;
}) {
  const { path, params } = useAddress();
  const labels = useLabels();
  const terms = useTerms(facet.vocabulary ?? "");
  const [showsAll, setShowsAll] = useState(false);
  if (!counts) return null;
  const chosen = params.getAll(facet.name);
  const values = withChosen(counts.values, chosen);
  const position = (value: string) => terms.findIndex((term) => term.value === value);
  if (facet.isOrdered) values.sort((a, b) => position(a.value) - position(b.value));
  const labelOf = ({ value, label }: { value: string; label: string | null }) =>
    facet.vocabulary === undefined ? (label ?? value) : labels(facet.vocabulary, value);
  const change = (value: string, isChosen: boolean) => {
    const others = chosen.filter((each) => each !== value);
    const next = changed(params, { ...firstPage, [facet.name]: isChosen ? [...others, value] : others });
    navigate(href(path, next), { keepsPosition: true });
  };
  const shown = showsAll ? values : values.filter(({ value }, index) => index < shownValues || chosen.includes(value));
  if (values.length === 0) return null;
  return (
    <details className="facet" open={isOpen || chosen.length > 0}>
      <summary>
        {counts.label}
        {chosen.length > 0 && <span className="chosen">{chosen.length}</span>}
      </summary>
      <fieldset>
        <legend className="hidden">{counts.label}</legend>
        {shown.map((each) => (
          <label key={each.value}>
            <input
              type="checkbox"
              checked={chosen.includes(each.value)}
              onChange={({ target }) => change(each.value, target.checked)}
            />
            <span>{labelOf(each)}</span>
            <span className="muted number">{numberText(each.count)}</span>
          </label>
        ))}
        {values.length > shown.length && (
          <button type="button" className="plain" onClick={() => setShowsAll(true)}>
            Show {values.length - shown.length} more
          </button>
        )}
      </fieldset>
      <SkipToList text="Go to the list" />
    </details>
  );
}

/** A choice that another one has emptied stays, so that it can be taken back. */
function withChosen(values: readonly FacetValue[], chosen: readonly string[]) {
  const present = values.flatMap(({ value, label, count }) => (value === null ? [] : [{ value, label, count }]));
  const missing = chosen.filter((each) => present.every(({ value }) => value !== each));
  return [...present, ...missing.map((value) => ({ value, label: null, count: 0 }))];
}
