import { PartialDate, Unknown } from "../../component/date.tsx";
import { EntityLink } from "../../entity/entity-link.tsx";
import {
  CompanyCountsDocument,
  type CompanyCountsQuery,
  CompanyExportDocument,
  CompanyListDocument,
  type CompanyListQuery,
  type CompanyRowFragment,
} from "../../graph/documents.ts";
import { countryText } from "../../text/country-text.ts";
import { numberText } from "../../text/number-text.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";
import type { ListDefinition } from "../list-definition.ts";
import { ListPage } from "../list-page.tsx";

const companies: ListDefinition<CompanyRowFragment, CompanyListQuery, CompanyCountsQuery> = {
  type: "Company",
  description: "Companies, universities and public bodies that are parties to agreements or develop therapies.",
  document: CompanyListDocument,
  rows: ({ companies }) => companies,
  facetDocument: CompanyCountsDocument,
  counts: ({ companies, companyFacets }) => ({ totalCount: companies?.totalCount, facets: companyFacets ?? [] }),
  exportDocument: CompanyExportDocument,
  order: { field: "NAME", direction: "ASC" },
  hasAmounts: false,
  ranges: [{ name: "founded", label: "Founded", kind: "date", path: "foundedOn", dimension: "FOUNDED_YEAR" }],
  facets: [
    { name: "kind", dimension: "KIND", path: "kind.eq", vocabulary: "CompanyKind" },
    { name: "country", dimension: "COUNTRY", path: "country.eq" },
    { name: "role", dimension: "AGREEMENT_ROLE", path: "agreements.some.role.eq", vocabulary: "PartyRole" },
    {
      name: "agreement-kind",
      dimension: "AGREEMENT_KIND",
      path: "agreements.some.agreement.kinds.has",
      vocabulary: "AgreementKind",
    },
    { name: "modality", dimension: "MODALITY", path: "therapies.some.therapy.modality.eq", vocabulary: "Modality" },
    {
      name: "stage",
      dimension: "HIGHEST_STAGE",
      path: "therapies.some.therapy.highestStage.eq",
      vocabulary: "DevelopmentStage",
      isOrdered: true,
    },
    {
      name: "area",
      dimension: "THERAPEUTIC_AREA",
      path: "therapies.some.therapy.indications.some.indication.within.slug.eq",
    },
    { name: "target", dimension: "DRUG_TARGET", path: "therapies.some.therapy.targets.some.target.slug.eq" },
    { name: "therapy-role", dimension: "THERAPY_ROLE", path: "therapies.some.role.eq", vocabulary: "TherapyRole" },
  ],
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
