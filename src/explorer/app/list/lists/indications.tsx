import { Unknown } from "../../component/date.tsx";
import { EntityLink, EntityLinks } from "../../entity/part/entity-link.tsx";
import {
  IndicationCountsDocument,
  type IndicationCountsQuery,
  IndicationExportDocument,
  type IndicationExportQuery,
  IndicationFacetSearchDocument,
  IndicationListDocument,
  type IndicationListQuery,
  type IndicationRowFragment,
} from "../../graph/documents.ts";
import { numberText } from "../../text/number-text.ts";
import { namesOf } from "../download/file-column.ts";
import type { EntryOf, ListDefinition } from "../list-definition.ts";
import { ListPage } from "../list-page.tsx";
import { indicationNarrowing } from "../narrowing/indications.ts";

type Entry = EntryOf<IndicationExportQuery>;

const indications: ListDefinition<IndicationRowFragment, IndicationListQuery, IndicationCountsQuery, Entry> = {
  type: "Indication",
  description: "Diseases and conditions, with all that is developed for them and for their subtypes.",
  document: IndicationListDocument,
  rows: ({ indications }) => indications,
  facetDocument: IndicationCountsDocument,
  counts: ({ indications, indicationFacets }) => ({
    totalCount: indications?.totalCount,
    facets: indicationFacets ?? [],
  }),
  facetSearchDocument: IndicationFacetSearchDocument,
  exportDocument: IndicationExportDocument,
  order: { field: "NAME", direction: "ASC" },
  hasAmounts: false,
  ...indicationNarrowing,
  columns: [
    {
      name: "name",
      label: "Indication",
      order: "NAME",
      cell: ({ slug, name }) => <EntityLink entity={{ __typename: "Indication", slug, name }} />,
      file: ({ name }) => name,
    },
    {
      name: "parents",
      label: "Subtype of",
      cell: ({ parents: { nodes, totalCount } }) => <EntityLinks entities={nodes} totalCount={totalCount} />,
      file: ({ parents }) => namesOf(parents.nodes),
    },
    {
      name: "therapies",
      label: "Therapies",
      order: "THERAPY_COUNT",
      isDescendingFirst: true,
      isNumber: true,
      cell: ({ therapies }) => numberText(therapies.totalCount),
      file: ({ therapies }) => therapies.totalCount,
    },
    {
      name: "agreements",
      label: "Agreements",
      order: "AGREEMENT_COUNT",
      isDescendingFirst: true,
      isNumber: true,
      cell: ({ agreements }) => numberText(agreements.totalCount),
      file: ({ agreements }) => agreements.totalCount,
    },
    {
      name: "trials",
      label: "Trials",
      order: "TRIAL_COUNT",
      isDescendingFirst: true,
      isNumber: true,
      cell: ({ trials }) => numberText(trials.totalCount),
      file: ({ trials }) => trials.totalCount,
    },
    {
      name: "events",
      label: "Regulatory events",
      order: "REGULATORY_EVENT_COUNT",
      isDescendingFirst: true,
      isNumber: true,
      cell: ({ regulatoryEvents }) => numberText(regulatoryEvents.totalCount),
      file: ({ regulatoryEvents }) => regulatoryEvents.totalCount,
    },
    {
      name: "mondo",
      label: "Mondo",
      isHidden: true,
      cell: ({ mondo }) => mondo ?? <Unknown />,
      file: ({ mondo }) => mondo,
    },
  ],
};

export default function IndicationListPage() {
  return <ListPage list={indications} />;
}
