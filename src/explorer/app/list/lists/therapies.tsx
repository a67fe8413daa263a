import { Unknown } from "../../component/date.tsx";
import { EntityLink, EntityLinks } from "../../entity/entity-link.tsx";
import {
  TherapyCountsDocument,
  type TherapyCountsQuery,
  TherapyExportDocument,
  TherapyListDocument,
  type TherapyListQuery,
  type TherapyRowFragment,
} from "../../graph/documents.ts";
import { numberText } from "../../text/number-text.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";
import type { ListDefinition } from "../list-definition.ts";
import { ListPage } from "../list-page.tsx";

const therapies: ListDefinition<TherapyRowFragment, TherapyListQuery, TherapyCountsQuery> = {
  type: "Therapy",
  description: "Drugs, radioligands, vaccines and other therapies, with who develops them and how far they are.",
  document: TherapyListDocument,
  rows: ({ therapies }) => therapies,
  facetDocument: TherapyCountsDocument,
  counts: ({ therapies, therapyFacets }) => ({ totalCount: therapies?.totalCount, facets: therapyFacets ?? [] }),
  exportDocument: TherapyExportDocument,
  order: { field: "NAME", direction: "ASC" },
  hasAmounts: false,
  ranges: [],
  facets: [
    { name: "modality", dimension: "MODALITY", path: "modality.eq", vocabulary: "Modality" },
    {
      name: "stage",
      dimension: "HIGHEST_STAGE",
      path: "highestStage.eq",
      vocabulary: "DevelopmentStage",
      isOrdered: true,
    },
    { name: "area", dimension: "THERAPEUTIC_AREA", path: "indications.some.indication.within.slug.eq" },
    { name: "isotope", dimension: "ISOTOPE", path: "radionuclide.isotope.eq" },
    { name: "target", dimension: "DRUG_TARGET", path: "targets.some.target.slug.eq" },
    { name: "indication", dimension: "INDICATION", path: "indications.some.indication.slug.eq" },
    { name: "company", dimension: "COMPANY", path: "companies.some.company.slug.eq" },
    { name: "role", dimension: "ROLE", path: "companies.some.role.eq", vocabulary: "TherapyRole" },
    { name: "country", dimension: "COUNTRY", path: "companies.some.company.country.eq" },
    { name: "agency", dimension: "AGENCY", path: "regulatoryEvents.some.agency.eq", vocabulary: "Agency" },
    {
      name: "designation",
      dimension: "DESIGNATION",
      path: "regulatoryEvents.some.designation.eq",
      vocabulary: "Designation",
    },
    { name: "discontinued", dimension: "DISCONTINUED", path: "isDiscontinued.eq", isBoolean: true },
  ],
  columns: [
    {
      name: "name",
      label: "Therapy",
      order: "NAME",
      cell: ({ slug, name }) => <EntityLink entity={{ __typename: "Therapy", slug, name }} />,
    },
    {
      name: "modality",
      label: "Modality",
      order: "MODALITY",
      cell: ({ modality }) => (modality === null ? <Unknown /> : <Label of="Modality" value={modality} />),
    },
    {
      name: "stage",
      label: "Highest stage",
      order: "HIGHEST_STAGE",
      isDescendingFirst: true,
      cell: ({ highestStage: stage, isDiscontinued }) => (
        <>
          {stage === null ? <Unknown /> : <Label of="DevelopmentStage" value={stage} />}
          {isDiscontinued && <span className="muted"> discontinued</span>}
        </>
      ),
    },
    {
      name: "companies",
      label: "Companies",
      cell: ({ companies: { nodes, totalCount } }) => <EntityLinks entities={nodes} totalCount={totalCount} />,
    },
    {
      name: "indications",
      label: "Indications",
      cell: ({ indications: { nodes, totalCount } }) => <EntityLinks entities={nodes} totalCount={totalCount} />,
    },
    {
      name: "targets",
      label: "Targets",
      isHidden: true,
      cell: ({ targets: { nodes, totalCount } }) => <EntityLinks entities={nodes} totalCount={totalCount} />,
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
      isHidden: true,
      cell: ({ regulatoryEvents }) => numberText(regulatoryEvents.totalCount),
    },
  ],
};

export default function TherapyListPage() {
  return <ListPage list={therapies} />;
}
