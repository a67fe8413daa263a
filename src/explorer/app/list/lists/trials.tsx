import { PartialDate, Unknown } from "../../component/date.tsx";
import { EntityLink, EntityLinks } from "../../entity/entity-link.tsx";
import {
  TrialCountsDocument,
  type TrialCountsQuery,
  TrialExportDocument,
  TrialListDocument,
  type TrialListQuery,
  type TrialRowFragment,
} from "../../graph/documents.ts";
import { numberText } from "../../text/number-text.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";
import type { ListDefinition } from "../list-definition.ts";
import { ListPage } from "../list-page.tsx";

const trials: ListDefinition<TrialRowFragment, TrialListQuery, TrialCountsQuery> = {
  type: "Trial",
  description: "Clinical trials, with their sponsors, therapies and outcomes.",
  document: TrialListDocument,
  rows: ({ trials }) => trials,
  facetDocument: TrialCountsDocument,
  counts: ({ trials, trialFacets }) => ({ totalCount: trials?.totalCount, facets: trialFacets ?? [] }),
  exportDocument: TrialExportDocument,
  order: { field: "STARTED_ON", direction: "DESC" },
  hasAmounts: false,
  ranges: [{ name: "started", label: "Started", kind: "date", path: "startedOn", dimension: "START_YEAR" }],
  facets: [
    { name: "phase", dimension: "PHASE", path: "phase.eq", vocabulary: "TrialPhase", isOrdered: true },
    { name: "status", dimension: "STATUS", path: "status.eq", vocabulary: "TrialStatus" },
    { name: "sponsor", dimension: "SPONSOR", path: "sponsors.some.company.slug.eq" },
    { name: "country", dimension: "SPONSOR_COUNTRY", path: "sponsors.some.company.country.eq" },
    { name: "therapy", dimension: "THERAPY", path: "therapies.some.therapy.slug.eq" },
    { name: "modality", dimension: "MODALITY", path: "therapies.some.therapy.modality.eq", vocabulary: "Modality" },
    { name: "indication", dimension: "INDICATION", path: "indications.some.indication.slug.eq" },
    { name: "area", dimension: "THERAPEUTIC_AREA", path: "indications.some.indication.within.slug.eq" },
  ],
  columns: [
    {
      name: "name",
      label: "Trial",
      order: "NAME",
      cell: ({ slug, name }) => <EntityLink entity={{ __typename: "Trial", slug, name }} />,
    },
    {
      name: "phase",
      label: "Phase",
      order: "PHASE",
      isDescendingFirst: true,
      cell: ({ phase }) => (phase === null ? <Unknown /> : <Label of="TrialPhase" value={phase} />),
    },
    {
      name: "status",
      label: "Status",
      cell: ({ status }) => (status === null ? <Unknown /> : <Label of="TrialStatus" value={status} />),
    },
    {
      name: "enrollment",
      label: "Participants",
      order: "ENROLLMENT",
      isDescendingFirst: true,
      isNumber: true,
      cell: ({ enrollment }) => (enrollment === null ? <Unknown /> : numberText(enrollment)),
    },
    {
      name: "started",
      label: "Started",
      order: "STARTED_ON",
      isDescendingFirst: true,
      cell: ({ startedOn }) => <PartialDate value={startedOn} />,
    },
    {
      name: "completed",
      label: "Completed",
      order: "COMPLETED_ON",
      isDescendingFirst: true,
      cell: ({ completedOn, completionExpectedOn }) =>
        completedOn === null && completionExpectedOn !== null ? (
          <>
            <PartialDate value={completionExpectedOn} />
            <span className="muted"> expected</span>
          </>
        ) : (
          <PartialDate value={completedOn} />
        ),
    },
    {
      name: "sponsors",
      label: "Sponsors",
      cell: ({ sponsors: { nodes, totalCount } }) => <EntityLinks entities={nodes} totalCount={totalCount} />,
    },
    {
      name: "therapies",
      label: "Therapies",
      cell: ({ therapies: { nodes, totalCount } }) => <EntityLinks entities={nodes} totalCount={totalCount} />,
    },
    {
      name: "indications",
      label: "Indications",
      isHidden: true,
      cell: ({ indications: { nodes, totalCount } }) => <EntityLinks entities={nodes} totalCount={totalCount} />,
    },
    { name: "nct", label: "NCT number", isHidden: true, cell: ({ nctId }) => nctId ?? <Unknown /> },
  ],
};

export default function TrialListPage() {
  return <ListPage list={trials} />;
}
