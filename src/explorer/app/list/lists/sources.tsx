import { Link } from "../../address/link.tsx";
import { PartialDate, Unknown } from "../../component/date.tsx";
import { listWords } from "../../entity/entity-type.ts";
import {
  SourceCountsDocument,
  type SourceCountsQuery,
  SourceExportDocument,
  type SourceExportQuery,
  SourceListDocument,
  type SourceListQuery,
  type SourceRowFragment,
} from "../../graph/documents.ts";
import { numberText } from "../../text/number-text.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";
import type { EntryOf, FacetCounts, ListDefinition } from "../list-definition.ts";
import { ListPage } from "../list-page.tsx";
import { sourceNarrowing } from "../narrowing/sources.ts";

type Entry = EntryOf<SourceExportQuery>;

const sources: ListDefinition<SourceRowFragment, SourceListQuery, SourceCountsQuery, Entry> = {
  type: "Source",
  description: "Documents and datasets from which the facts of the graph are taken.",
  document: SourceListDocument,
  rows: ({ sources }) => sources,
  facetDocument: SourceCountsDocument,
  counts: ({ sources, vocabulary }) => ({
    totalCount: sources?.totalCount,
    facets: vocabulary === null ? [] : [kindsOf(vocabulary.terms)],
  }),
  facetSearchDocument: null,
  exportDocument: SourceExportDocument,
  order: { field: "TITLE", direction: "ASC" },
  hasAmounts: false,
  ...sourceNarrowing,
  columns: [
    {
      name: "title",
      label: "Source",
      order: "TITLE",
      cell: ({ slug, title }) => <Link to={`${listWords.Source.path}/${encodeURIComponent(slug)}`}>{title}</Link>,
      file: ({ title }) => title,
    },
    {
      name: "kind",
      label: "Kind",
      cell: ({ kind }) => <Label of="SourceKind" value={kind} />,
      file: ({ kind }, labelOf) => labelOf("SourceKind", kind),
    },
    {
      name: "publisher",
      label: "Publisher",
      cell: ({ publisher }) => publisher ?? <Unknown />,
      file: ({ publisher }) => publisher,
    },
    {
      name: "published",
      label: "Published",
      order: "PUBLISHED_ON",
      isDescendingFirst: true,
      cell: ({ publishedOn }) => <PartialDate value={publishedOn} />,
      file: ({ publishedOn }) => publishedOn,
    },
    {
      name: "read",
      label: "Read",
      cell: ({ retrievedOn }) => <PartialDate value={retrievedOn} />,
      file: ({ retrievedOn }) => retrievedOn,
    },
    {
      name: "claims",
      label: "Claims",
      isNumber: true,
      cell: ({ claims }) => numberText(claims.totalCount),
      file: ({ claims }) => claims.totalCount,
    },
    {
      name: "license",
      label: "License",
      isHidden: true,
      cell: ({ license }) => license ?? <Unknown />,
      file: ({ license }) => license,
    },
  ],
};

/** The kinds of sources. The API does not count how many sources are of each. */
function kindsOf(terms: readonly { value: string; label: string }[]): FacetCounts {
  return {
    dimension: "KIND",
    label: "Kind",
    values: terms.map((term) => ({ ...term, count: null })),
    valueCount: terms.length,
    withoutValue: { count: null },
  };
}

export default function SourceListPage() {
  return <ListPage list={sources} />;
}
