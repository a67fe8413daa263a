import { Unknown } from "../../component/date.tsx";
import { EntityLink, EntityLinks } from "../../entity/part/entity-link.tsx";
import {
  TherapyCountsDocument,
  type TherapyCountsQuery,
  TherapyExportDocument,
  TherapyFacetSearchDocument,
  TherapyListDocument,
  type TherapyListQuery,
  type TherapyRowFragment,
} from "../../graph/documents.ts";
import { numberText } from "../../text/number-text.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";
import type { ListDefinition } from "../list-definition.ts";
import { ListPage } from "../list-page.tsx";
import { therapyNarrowing } from "../narrowing/therapies.ts";

const therapies: ListDefinition<TherapyRowFragment, TherapyListQuery, TherapyCountsQuery> = {
  type: "Therapy",
  description: "Drugs, radioligands, vaccines and other therapies, with who develops them and how far they are.",
  document: TherapyListDocument,
  rows: ({ therapies }) => therapies,
  facetDocument: TherapyCountsDocument,
  counts: ({ therapies, therapyFacets }) => ({ totalCount: therapies?.totalCount, facets: therapyFacets ?? [] }),
  facetSearchDocument: TherapyFacetSearchDocument,
  exportDocument: TherapyExportDocument,
  order: { field: "NAME", direction: "ASC" },
  hasAmounts: false,
  ...therapyNarrowing,
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
