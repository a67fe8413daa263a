import { Unknown } from "../../component/date.tsx";
import { EntityLink, EntityLinks } from "../../entity/part/entity-link.tsx";
import {
  DrugTargetCountsDocument,
  type DrugTargetCountsQuery,
  DrugTargetExportDocument,
  type DrugTargetExportQuery,
  DrugTargetFacetSearchDocument,
  DrugTargetListDocument,
  type DrugTargetListQuery,
  type DrugTargetRowFragment,
} from "../../graph/documents.ts";
import { numberText } from "../../text/number-text.ts";
import { namesOf } from "../download/file-column.ts";
import type { EntryOf, ListDefinition } from "../list-definition.ts";
import { ListPage } from "../list-page.tsx";
import { drugTargetNarrowing } from "../narrowing/drug-targets.ts";

type Entry = EntryOf<DrugTargetExportQuery>;

const drugTargets: ListDefinition<DrugTargetRowFragment, DrugTargetListQuery, DrugTargetCountsQuery, Entry> = {
  type: "DrugTarget",
  description: "Receptors, enzymes, antigens and other molecules on which therapies act.",
  document: DrugTargetListDocument,
  rows: ({ drugTargets }) => drugTargets,
  facetDocument: DrugTargetCountsDocument,
  counts: ({ drugTargets, drugTargetFacets }) => ({
    totalCount: drugTargets?.totalCount,
    facets: drugTargetFacets ?? [],
  }),
  facetSearchDocument: DrugTargetFacetSearchDocument,
  exportDocument: DrugTargetExportDocument,
  order: { field: "NAME", direction: "ASC" },
  hasAmounts: false,
  ...drugTargetNarrowing,
  columns: [
    {
      name: "name",
      label: "Drug target",
      order: "NAME",
      cell: ({ slug, name }) => <EntityLink entity={{ __typename: "DrugTarget", slug, name }} />,
      file: ({ name }) => name,
    },
    {
      name: "symbol",
      label: "Gene",
      cell: ({ symbol }) => symbol ?? <Unknown />,
      file: ({ symbol }) => symbol,
    },
    {
      name: "count",
      label: "Number of therapies",
      order: "THERAPY_COUNT",
      isDescendingFirst: true,
      isNumber: true,
      cell: ({ therapies }) => numberText(therapies.totalCount),
      file: ({ therapies }) => therapies.totalCount,
    },
    {
      name: "therapies",
      label: "Therapies",
      cell: ({ therapies: { nodes, totalCount } }) => <EntityLinks entities={nodes} totalCount={totalCount} />,
      file: ({ therapies }) => namesOf(therapies.nodes),
    },
  ],
};

export default function DrugTargetListPage() {
  return <ListPage list={drugTargets} />;
}
