import { PartialDate, Unknown } from "../../component/date.tsx";
import { EntityLink } from "../../entity/part/entity-link.tsx";
import {
  CompanyCountsDocument,
  type CompanyCountsQuery,
  CompanyExportDocument,
  CompanyFacetSearchDocument,
  CompanyListDocument,
  type CompanyListQuery,
  type CompanyRowFragment,
} from "../../graph/documents.ts";
import { countryText } from "../../text/country-text.ts";
import { numberText } from "../../text/number-text.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";
import type { ListDefinition } from "../list-definition.ts";
import { ListPage } from "../list-page.tsx";
import { companyNarrowing } from "../narrowing/companies.ts";

const companies: ListDefinition<CompanyRowFragment, CompanyListQuery, CompanyCountsQuery> = {
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
    },
    { name: "kind", label: "Kind", cell: ({ kind }) => <Label of="CompanyKind" value={kind} /> },
    {
      name: "country",
      label: "Country",
      order: "COUNTRY",
      cell: ({ country }) => (country === null ? <Unknown /> : countryText(country)),
    },
    {
      name: "agreements",
      label: "Agreements",
      order: "AGREEMENT_COUNT",
      isDescendingFirst: true,
      isNumber: true,
      cell: ({ agreements }) => numberText(agreements.totalCount),
    },
    {
      name: "therapies",
      label: "Therapies",
      order: "THERAPY_COUNT",
      isDescendingFirst: true,
      isNumber: true,
      cell: ({ therapies }) => numberText(therapies.totalCount),
    },
    {
      name: "trials",
      label: "Trials",
      order: "TRIAL_COUNT",
      isDescendingFirst: true,
      isNumber: true,
      cell: ({ trials }) => numberText(trials.totalCount),
    },
    {
      name: "events",
      label: "Regulatory events",
      order: "REGULATORY_EVENT_COUNT",
      isDescendingFirst: true,
      isNumber: true,
      cell: ({ regulatoryEvents }) => numberText(regulatoryEvents.totalCount),
    },
    {
      name: "parent",
      label: "Owner",
      cell: ({ parent }) => parent && <EntityLink entity={parent} />,
    },
    {
      name: "listings",
      label: "Listed as",
      isHidden: true,
      cell: ({ listings }) =>
        listings
          .filter(({ validTo }) => validTo === null)
          .map(({ exchange, symbol }) => (exchange === null ? symbol : `${exchange}:${symbol}`))
          .join(", "),
    },
    {
      name: "founded",
      label: "Founded",
      order: "FOUNDED_ON",
      isDescendingFirst: true,
      isHidden: true,
      cell: ({ foundedOn }) => <PartialDate value={foundedOn} />,
    },
  ],
};

export default function CompanyListPage() {
  return <ListPage list={companies} />;
}
