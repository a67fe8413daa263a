import { Country } from "../../component/country.tsx";
import { PartialDate, Unknown } from "../../component/date.tsx";
import { EntityLink } from "../../entity/part/entity-link.tsx";
import {
  CompanyCountsDocument,
  type CompanyCountsQuery,
  CompanyExportDocument,
  type CompanyExportQuery,
  CompanyFacetSearchDocument,
  CompanyListDocument,
  type CompanyListQuery,
  type CompanyRowFragment,
} from "../../graph/documents.ts";
import { countryText } from "../../text/country-text.ts";
import { numberText } from "../../text/number-text.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";
import { joined } from "../download/file-column.ts";
import type { EntryOf, ListDefinition } from "../list-definition.ts";
import { ListPage } from "../list-page.tsx";
import { companyNarrowing } from "../narrowing/companies.ts";

type Entry = EntryOf<CompanyExportQuery>;

const companies: ListDefinition<CompanyRowFragment, CompanyListQuery, CompanyCountsQuery, Entry> = {
  type: "Company",
  description: "Companies, universities and public bodies that are parties to agreements or develop therapies.",
  document: CompanyListDocument,
  rows: ({ companies }) => companies,
  facetDocument: CompanyCountsDocument,
  counts: ({ companies, companyFacets }) => ({ totalCount: companies?.totalCount, facets: companyFacets ?? [] }),
  facetSearchDocument: CompanyFacetSearchDocument,
  exportDocument: CompanyExportDocument,
  order: { field: "NAME", direction: "ASC" },
  hasAmounts: false,
  ...companyNarrowing,
  columns: [
    {
      name: "name",
      label: "Company",
      order: "NAME",
      cell: ({ slug, name }) => <EntityLink entity={{ __typename: "Company", slug, name }} />,
      file: ({ name }) => name,
    },
    {
      name: "kind",
      label: "Kind",
      cell: ({ kind }) => <Label of="CompanyKind" value={kind} />,
      file: ({ kind }, labelOf) => labelOf("CompanyKind", kind),
    },
    {
      name: "country",
      label: "Country",
      order: "COUNTRY",
      cell: ({ country }) => (country === null ? <Unknown /> : <Country code={country} />),
      file: ({ country }) => country && countryText(country),
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
      name: "therapies",
      label: "Therapies",
      order: "THERAPY_COUNT",
      isDescendingFirst: true,
      isNumber: true,
      cell: ({ therapies }) => numberText(therapies.totalCount),
      file: ({ therapies }) => therapies.totalCount,
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
      name: "parent",
      label: "Owner",
      cell: ({ parent }) => parent && <EntityLink entity={parent} />,
      file: ({ parent }) => parent?.name,
    },
    {
      name: "listings",
      label: "Listed as",
      isHidden: true,
      cell: ({ listings }) => currentListings(listings).join(", "),
      file: ({ listings }) => joined(currentListings(listings)),
    },
    {
      name: "founded",
      label: "Founded",
      order: "FOUNDED_ON",
      isDescendingFirst: true,
      isHidden: true,
      cell: ({ foundedOn }) => <PartialDate value={foundedOn} />,
      file: ({ foundedOn }) => foundedOn,
    },
  ],
};

/** Exchanges and symbols of listings that have not ended. */
function currentListings(listings: CompanyRowFragment["listings"]): string[] {
  return listings
    .filter(({ validTo }) => validTo === null)
    .map(({ exchange, symbol }) => (exchange === null ? symbol : `${exchange}:${symbol}`));
}

export default function CompanyListPage() {
  return <ListPage list={companies} />;
}
