import { useAddress } from "../../address/address.ts";
import { type ListedType, listWords } from "../../entity/entity-type.ts";
import { countText } from "../../text/number-text.ts";
import type { FacetCounts, FacetSearch } from "../list-definition.ts";
import { boundNames } from "../narrowing/condition.ts";
import type { Narrowing } from "../narrowing/narrowing.ts";
import { listStart } from "../skip-to-list.tsx";
import { Facet } from "./facet.tsx";
import { RangeFacet } from "./range-facet.tsx";

export interface Counts {
  totalCount: number | undefined;
  facets: readonly FacetCounts[];
}

interface Props {
  list: Narrowing & { type: ListedType; facetSearchDocument: FacetSearch | null };
  counts: Counts | null;
  error: Error | null;
  currency: string;
}

/** What a list can be narrowed to, with the number of entries that each choice leaves. */
export function Facets({ list, counts, error, currency }: Props) {
  const { params } = useAddress();
  const { singular, plural } = listWords[list.type];
  const isNarrowedBy = (names: readonly string[]) => names.some((name) => params.has(name));
  const chosen =
    list.facets.filter(({ name }) => isNarrowedBy([name])).length +
    list.ranges.filter((range) => isNarrowedBy([range.name, ...Object.values(boundNames(range))])).length;
  const countsOf = (dimension: string | undefined) => counts?.facets.find((each) => each.dimension === dimension);
  // The list itself says what is wrong.
  if (error) return <p className="facets muted">The filters are not available.</p>;
  if (list.facets.length + list.ranges.length === 0) return null;
  return (
    <details className="facets" open={matchMedia("(width >= 64rem)").matches}>
      <summary>Filters{chosen > 0 && ` (${chosen})`}</summary>
      <search aria-label="Filters">
        {list.ranges.map((range) => (
          <RangeFacet key={range.name} range={range} counts={countsOf(range.dimension)} currency={currency} />
        ))}
        {list.facets.map((facet, index) => {
          const counted = countsOf(facet.dimension);
          return counted && <Facet key={facet.name} list={list} facet={facet} counts={counted} isOpen={index < 2} />;
        })}
      </search>
      {counts?.totalCount !== undefined && (
        <a className="show-list" href={`#${listStart}`}>
          Show {countText(counts.totalCount, singular, plural)}
        </a>
      )}
    </details>
  );
}
