import { EntityLink } from "../../entity/part/entity-link.tsx";
import {
  PersonCountsDocument,
  type PersonCountsQuery,
  PersonExportDocument,
  type PersonExportQuery,
  PersonListDocument,
  type PersonListQuery,
  type PersonRowFragment,
} from "../../graph/documents.ts";
import { numberText } from "../../text/number-text.ts";
import { joined } from "../download/file-column.ts";
import type { EntryOf, ListDefinition } from "../list-definition.ts";
import { ListPage } from "../list-page.tsx";

const people: ListDefinition<PersonRowFragment, PersonListQuery, PersonCountsQuery, EntryOf<PersonExportQuery>> = {
  type: "Person",
  description: "People who speak or act for companies, with their positions and what they are quoted for.",
  document: PersonListDocument,
  rows: ({ people }) => people,
  facetDocument: PersonCountsDocument,
  counts: ({ people }) => ({ totalCount: people?.totalCount, facets: [] }),
  facetSearchDocument: null,
  exportDocument: PersonExportDocument,
  order: null,
  hasAmounts: false,
  facets: [],
  ranges: [],
  columns: [
    {
      name: "name",
      label: "Person",
      cell: ({ slug, name }) => <EntityLink entity={{ __typename: "Person", slug, name }} />,
      file: ({ name }) => name,
    },
    {
      name: "positions",
      label: "Positions",
      cell: ({ companies }) => <Positions companies={companies} />,
      file: ({ companies }) => joined(companies.edges.map(({ title, node }) => `${title}, ${node.name}`)),
    },
    {
      name: "quotes",
      label: "Quotes",
      isNumber: true,
      cell: ({ quotes }) => numberText(quotes.length),
      file: ({ quotes }) => quotes.length,
    },
  ],
};

/** The companies of a person, with the titles held there. */
function Positions({ companies: { edges, totalCount } }: Pick<PersonRowFragment, "companies">) {
  const more = totalCount - edges.length;
  return (
    <ul className="cell-list">
      {edges.map(({ title, validTo, node }) => (
        <li key={`${node.slug} ${title}`}>
          {title}, <EntityLink entity={node} />
          {validTo !== null && <span className="muted"> former</span>}
        </li>
      ))}
      {more > 0 && <li className="muted">and {more} more</li>}
    </ul>
  );
}

export default function PersonListPage() {
  return <ListPage list={people} />;
}
