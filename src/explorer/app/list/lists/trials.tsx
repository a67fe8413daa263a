import { PartialDate, Unknown } from "../../component/date.tsx";
import { EntityLink, EntityLinks } from "../../entity/part/entity-link.tsx";
import {
  TrialCountsDocument,
  type TrialCountsQuery,
  TrialExportDocument,
  type TrialExportQuery,
  TrialFacetSearchDocument,
  TrialListDocument,
  type TrialListQuery,
  type TrialRowFragment,
} from "../../graph/documents.ts";
import { numberText } from "../../text/number-text.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";
import { namesOf } from "../download/file-column.ts";
import type { EntryOf, ListDefinition } from "../list-definition.ts";
import { ListPage } from "../list-page.tsx";
import { trialNarrowing } from "../narrowing/trials.ts";

type Entry = EntryOf<TrialExportQuery>;

const trials: ListDefinition<TrialRowFragment, TrialListQuery, TrialCountsQuery, Entry> = {
  type: "Trial",
  description: "Clinical trials, with their sponsors, therapies and outcomes.",
  document: TrialListDocument,
  rows: ({ trials }) => trials,
  facetDocument: TrialCountsDocument,
  counts: ({ trials, trialFacets }) => ({ totalCount: trials?.totalCount, facets: trialFacets ?? [] }),
  facetSearchDocument: TrialFacetSearchDocument,
  exportDocument: TrialExportDocument,
  order: { field: "STARTED_ON", direction: "DESC" },
  hasAmounts: false,
  ...trialNarrowing,
  columns: [
    {
      name: "name",
      label: "Trial",
      order: "NAME",
      cell: ({ slug, name }) => <EntityLink entity={{ __typename: "Trial", slug, name }} />,
      file: ({ name }) => name,
    },
    {
      name: "phase",
      label: "Phase",
      order: "PHASE",
      isDescendingFirst: true,
      cell: ({ phase }) => (phase === null ? <Unknown /> : <Label of="TrialPhase" value={phase} />),
      file: ({ phase }, labelOf) => phase && labelOf("TrialPhase", phase),
    },
    {
      name: "status",
      label: "Status",
      cell: ({ status }) => (status === null ? <Unknown /> : <Label of="TrialStatus" value={status} />),
      file: ({ status }, labelOf) => status && labelOf("TrialStatus", status),
    },
    {
      name: "enrollment",
      label: "Participants",
      order: "ENROLLMENT",
      isDescendingFirst: true,
      isNumber: true,
      cell: ({ enrollment }) => (enrollment === null ? <Unknown /> : numberText(enrollment)),
      file: ({ enrollment }) => enrollment,
    },
    {
      name: "started",
      label: "Started",
      order: "STARTED_ON",
      isDescendingFirst: true,
      cell: ({ startedOn }) => <PartialDate value={startedOn} />,
      file: ({ startedOn }) => startedOn,
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
      file: [
        { label: "Completed", text: ({ completedOn }) => completedOn },
        { label: "Completion expected", text: ({ completionExpectedOn }) => completionExpectedOn },
      ],
    },
    {
      name: "sponsors",
      label: "Sponsors",
      cell: ({ sponsors: { nodes, totalCount } }) => <EntityLinks entities={nodes} totalCount={totalCount} />,
      file: ({ sponsors }) => namesOf(sponsors.nodes),
    },
    {
      name: "therapies",
      label: "Therapies",
      cell: ({ therapies: { nodes, totalCount } }) => <EntityLinks entities={nodes} totalCount={totalCount} />,
      file: ({ therapies }) => namesOf(therapies.nodes),
    },
    {
      name: "indications",
      label: "Indications",
      isHidden: true,
      cell: ({ indications: { nodes, totalCount } }) => <EntityLinks entities={nodes} totalCount={totalCount} />,
      file: ({ indications }) => namesOf(indications.nodes),
    },
    {
      name: "nct",
      label: "NCT number",
      isHidden: true,
      cell: ({ nctId }) => nctId ?? <Unknown />,
      file: ({ nctId }) => nctId,
    },
  ],
};

export default function TrialListPage() {
  return <ListPage list={trials} />;
}
