import { Country } from "../../component/country.tsx";
import { PartialDate, Unknown } from "../../component/date.tsx";
import { EntityLink } from "../../entity/part/entity-link.tsx";
import {
  RegulatoryEventCountsDocument,
  type RegulatoryEventCountsQuery,
  RegulatoryEventExportDocument,
  type RegulatoryEventExportQuery,
  RegulatoryEventFacetSearchDocument,
  RegulatoryEventListDocument,
  type RegulatoryEventListQuery,
  type RegulatoryEventRowFragment,
} from "../../graph/documents.ts";
import { countryText } from "../../text/country-text.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";
import type { EntryOf, ListDefinition } from "../list-definition.ts";
import { ListPage } from "../list-page.tsx";
import { regulatoryEventNarrowing } from "../narrowing/regulatory-events.ts";

type Entry = EntryOf<RegulatoryEventExportQuery>;

const regulatoryEvents: ListDefinition<
  RegulatoryEventRowFragment,
  RegulatoryEventListQuery,
  RegulatoryEventCountsQuery,
  Entry
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
      file: ({ name }) => name,
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
      file: [
        { label: "Date", text: ({ date }) => date },
        { label: "Expected", text: ({ isExpected }) => (isExpected ? "yes" : "no") },
      ],
    },
    {
      name: "kind",
      label: "Kind",
      cell: ({ kind }) => <Label of="RegulatoryEventKind" value={kind} />,
      file: ({ kind }, labelOf) => labelOf("RegulatoryEventKind", kind),
    },
    {
      name: "agency",
      label: "Agency",
      order: "AGENCY",
      cell: ({ agency }) => <Label of="Agency" value={agency} />,
      file: ({ agency }, labelOf) => labelOf("Agency", agency),
    },
    {
      name: "therapy",
      label: "Therapy",
      cell: ({ therapy }) => <EntityLink entity={therapy} />,
      file: ({ therapy }) => therapy.name,
    },
    {
      name: "indication",
      label: "Indication",
      cell: ({ indication }) => (indication === null ? <Unknown /> : <EntityLink entity={indication} />),
      file: ({ indication }) => indication?.name,
    },
    {
      name: "sponsor",
      label: "Sponsor",
      cell: ({ sponsor }) => (sponsor === null ? <Unknown /> : <EntityLink entity={sponsor} />),
      file: ({ sponsor }) => sponsor?.name,
    },
    {
      name: "designation",
      label: "Designation",
      isHidden: true,
      cell: ({ designation }) => designation && <Label of="Designation" value={designation} />,
      file: ({ designation }, labelOf) => designation && labelOf("Designation", designation),
    },
    {
      name: "country",
      label: "Country",
      isHidden: true,
      cell: ({ country }) => (country === null ? <Unknown /> : <Country code={country} />),
      file: ({ country }) => country && countryText(country),
    },
  ],
};

export default function RegulatoryEventListPage() {
  return <ListPage list={regulatoryEvents} />;
}
