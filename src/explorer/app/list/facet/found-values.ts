import { useAddress } from "../../address/address.ts";
import { useGraph } from "../../graph/use-graph.ts";
import { useDebounced } from "../../search/use-debounced.ts";
import { foldedText } from "../../text/folded-text.ts";
import { useLabels, useTerms } from "../../vocabulary/vocabulary.tsx";
import { allOf, type Filter, filterAt } from "../filter.ts";
import type { FacetCounts, FacetSearch, FacetValue } from "../list-definition.ts";
import { listFilters } from "../list-view.ts";
import { facetCondition, notStated } from "../narrowing/condition.ts";
import type { FacetDefinition, Narrowing } from "../narrowing/narrowing.ts";

/** A value that a reader can choose. */
export type ShownValue = FacetValue & { value: string };

interface FoundValues {
  values: ShownValue[];
  /** Whether there are values that are not among them. */
  hasMore: boolean;
}

type List = Narrowing & { facetSearchDocument: FacetSearch | null };

/** The values of a facet whose labels contain a text. If not all values were counted, the server finds them. */
export function useFoundValues(list: List, facet: FacetDefinition, counts: FacetCounts, text: string): FoundValues {
  const { params } = useAddress();
  const labels = useLabels();
  const terms = useTerms(facet.vocabulary ?? "");
  const settled = useDebounced(text.trim(), 200);
  const isIncomplete = counts.valueCount > counts.values.length;
  const found = useGraph(
    list.facetSearchDocument,
    { where: allOf([...listFilters(list, params), ...nameFilters(facet, settled)]), dimensions: [facet.dimension] },
    { enabled: isIncomplete && settled !== "", keepsFormer: true },
  );
  const chosen = useChosenValues(list, facet, counts);
  const [searched = counts] = (isIncomplete && text !== "" && found.data?.facets) || [];
  const others = searched.values.filter(isStated);
  const missing = chosen.filter(({ value }) => others.every((each) => each.value !== value));
  const words = foldedText(text);
  const labelOf = ({ value, label }: ShownValue) =>
    facet.vocabulary === undefined ? (label ?? value) : labels(facet.vocabulary, value);
  const matching = [...others, ...missing].filter((each) => foldedText(labelOf(each)).includes(words));
  const position = ({ value }: ShownValue) => terms.findIndex((term) => term.value === value);
  if (facet.isOrdered) matching.sort((a, b) => position(a) - position(b));
  return { values: matching, hasMore: searched.valueCount > searched.values.length };
}

const isStated = (value: FacetValue): value is ShownValue => value.value !== null;

/** Matches nothing. As an alternative to the conditions on a facet, it keeps the API from leaving them out where it counts the facet. */
const nothing: Filter = { or: [] };

/** The values of a facet that the address names. Those that other choices have emptied stay, so that they can be taken back. */
export function useChosenValues(list: List, facet: FacetDefinition, counts: FacetCounts | undefined): ShownValue[] {
  const { params } = useAddress();
  const chosen = params.getAll(facet.name).filter((value) => value !== notStated);
  const known = counts?.values.filter(isStated) ?? [];
  const rare = chosen.filter((each) => known.every(({ value }) => value !== each));
  const condition = facetCondition(facet, new URLSearchParams(rare.map((value) => [facet.name, value])));
  const found = useGraph(
    list.facetSearchDocument,
    {
      where: allOf([...listFilters(list, params), { or: [condition ?? nothing, nothing] }]),
      dimensions: [facet.dimension],
    },
    { enabled: rare.length > 0 && counts !== undefined && counts.valueCount > counts.values.length, keepsFormer: true },
  );
  const all = [...known, ...(found.data?.facets?.[0]?.values.filter(isStated) ?? [])];
  return chosen.map((value) => all.find((each) => each.value === value) ?? { value, label: null, count: 0 });
}

/** Leaves the entries with a value whose entity has a name that contains the text. They may have other values as well. */
function nameFilters({ path }: FacetDefinition, text: string): Filter[] {
  return path.endsWith("slug.eq") && text !== "" ? [filterAt(path.replace(/slug\.eq$/, "name.contains"), text)] : [];
}
