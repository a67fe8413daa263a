import { Unknown } from "../../component/date.tsx";
import { EntityLink, EntityLinks } from "../../entity/part/entity-link.tsx";
import {
  TherapyCountsDocument,
  type TherapyCountsQuery,
  TherapyExportDocument,
  type TherapyExportQuery,
  TherapyFacetSearchDocument,
  TherapyListDocument,
  type TherapyListQuery,
  type TherapyRowFragment,
} from "../../graph/documents.ts";
import { numberText } from "../../text/number-text.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";
import { namesOf } from "../download/file-column.ts";
import type { EntryOf, ListDefinition } from "../list-definition.ts";
import { ListPage } from "../list-page.tsx";
import { therapyNarrowing } from "../narrowing/therapies.ts";

type Entry = EntryOf<TherapyExportQuery>;

const therapies: ListDefinition<TherapyRowFragment, TherapyListQuery, TherapyCountsQuery, Entry> = {
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
      file: ({ name }) => name,
    },
    {
      name: "modality",
      label: "Modality",
      order: "MODALITY",
      cell: ({ modality }) => (modality === null ? <Unknown /> : <Label of="Modality" value={modality} />),
      file: ({ modality }, labelOf) => modality && labelOf("Modality", modality),
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
      file: [
        {
          label: "Highest stage",
          text: ({ highestStage: stage }, labelOf) => stage && labelOf("DevelopmentStage", stage),
        },
        { label: "Discontinued", text: ({ isDiscontinued }) => (isDiscontinued ? "yes" : "no") },
      ],
    },
    {
      name: "companies",
      label: "Companies",
      cell: ({ companies: { nodes, totalCount } }) => <EntityLinks entities={nodes} totalCount={totalCount} />,
      file: ({ companies }) => namesOf(companies.edges.map(({ node }) => node)),
    },
    {
      name: "indications",
      label: "Indications",
      cell: ({ indications: { nodes, totalCount } }) => <EntityLinks entities={nodes} totalCount={totalCount} />,
      file: ({ indications }) => namesOf(indications.edges.map(({ node }) => node)),
    },
    {
      name: "targets",
      label: "Targets",
      isHidden: true,
      cell: ({ targets: { nodes, totalCount } }) => <EntityLinks entities={nodes} totalCount={totalCount} />,
      file: ({ targets }) => namesOf(targets.nodes),
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
      isHidden: true,
      cell: ({ regulatoryEvents }) => numberText(regulatoryEvents.totalCount),
      file: ({ regulatoryEvents }) => regulatoryEvents.totalCount,
    },
  ],
};

export default function TherapyListPage() {
  return <ListPage list={therapies} />;
}
