import { PartialDate, Unknown } from "../../component/date.tsx";
import { EntityLink } from "../../entity/part/entity-link.tsx";
import {
  RegulatoryEventCountsDocument,
  type RegulatoryEventCountsQuery,
  RegulatoryEventExportDocument,
  RegulatoryEventFacetSearchDocument,
  RegulatoryEventListDocument,
  type RegulatoryEventListQuery,
  type RegulatoryEventRowFragment,
} from "../../graph/documents.ts";
import { countryText } from "../../text/country-text.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";
import type { ListDefinition } from "../list-definition.ts";
import { ListPage } from "../list-page.tsx";
import { regulatoryEventNarrowing } from "../narrowing/regulatory-events.ts";

const regulatoryEvents: ListDefinition<
  RegulatoryEventRowFragment,
  RegulatoryEventListQuery,
  RegulatoryEventCountsQuery
> = {
  type: "RegulatoryEvent",
  description: "Approvals, designations, applications and other decisions of regulators.",
  document: RegulatoryEventListDocument,
  rows: ({ regulatoryEvents }) => regulatoryEvents,
  facetDocument: RegulatoryEventCountsDocument,
  counts: ({ regulatoryEvents, regulatoryEventFacets }) => ({
    totalCount: regulatoryEvents?.totalCount,
    facets: regulatoryEventFacets ?? [],
  }),
  facetSearchDocument: RegulatoryEventFacetSearchDocument,
  exportDocument: RegulatoryEventExportDocument,
  order: { field: "DATE", direction: "DESC" },
  hasAmounts: false,
  ...regulatoryEventNarrowing,
  columns: [
    {
      name: "name",
      label: "Event",
      order: "NAME",
      cell: ({ slug, name }) => <EntityLink entity={{ __typename: "RegulatoryEvent", slug, name }} />,
    },
    {
      name: "date",
      label: "Date",
      order: "DATE",
      isDescendingFirst: true,
      cell: ({ date, isExpected }) => (
        <>
          <PartialDate value={date} />
          {isExpected && <span className="muted"> expected</span>}
        </>
      ),
    },
    { name: "kind", label: "Kind", cell: ({ kind }) => <Label of="RegulatoryEventKind" value={kind} /> },
    {
      name: "agency",
      label: "Agency",
      order: "AGENCY",
      cell: ({ agency }) => <Label of="Agency" value={agency} />,
    },
    { name: "therapy", label: "Therapy", cell: ({ therapy }) => <EntityLink entity={therapy} /> },
    {
      name: "indication",
      label: "Indication",
      cell: ({ indication }) => (indication === null ? <Unknown /> : <EntityLink entity={indication} />),
    },
    {
      name: "sponsor",
      label: "Sponsor",
      cell: ({ sponsor }) => (sponsor === null ? <Unknown /> : <EntityLink entity={sponsor} />),
    },
    {
      name: "designation",
      label: "Designation",
      isHidden: true,
      cell: ({ designation }) => designation && <Label of="Designation" value={designation} />,
    },
    {
      name: "country",
      label: "Country",
      isHidden: true,
      cell: ({ country }) => (country === null ? <Unknown /> : countryText(country)),
    },
  ],
};

export default function RegulatoryEventListPage() {
  return <ListPage list={regulatoryEvents} />;
}
