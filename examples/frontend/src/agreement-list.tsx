import { useState } from "react";
import { useQuery } from "urql";
import { type FragmentOf, graphql, readFragment } from "./graphql.ts";
import { QueryResult } from "./query-result.tsx";

const AgreementItemFragment = graphql(`
  fragment AgreementItem on Agreement {
    slug
    name
    announcedOn
  }
`);

const AgreementListQuery = graphql(
  `
  query AgreementList($where: AgreementFilter!, $after: String) {
    agreements(where: $where, first: 20, after: $after) {
      totalCount
      nodes {
        ...AgreementItem
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`,
  [AgreementItemFragment],
);

interface Props {
  /** The words that narrow the list. Empty for all agreements. */
  words: string;
  selected: string | null;
  onSelect: (slug: string) => void;
}

/** The agreements, latest first, in pages. */
export function AgreementList(props: Props) {
  // Other words have a list of their own, which begins with its first page.
  return <Pages key={props.words} {...props} />;
}

function Pages({ words, selected, onSelect }: Props) {
  const [after, setAfter] = useState<string | null>(null);
  const where = words === "" ? {} : { search: words };
  const result = useQuery({ query: AgreementListQuery, variables: { where, after } });
  return (
    <section aria-label="Agreements">
      <QueryResult of={result}>
        {({ agreements }) =>
          agreements && (
            <>
              <p role="status">{agreements.totalCount} agreements</p>
              <ul>
                {agreements.nodes.map((agreement) => (
                  <Item
                    key={readFragment(AgreementItemFragment, agreement).slug}
                    data={agreement}
                    selected={selected}
                    onSelect={onSelect}
                  />
                ))}
              </ul>
              {agreements.pageInfo.hasNextPage && (
                <button type="button" onClick={() => setAfter(agreements.pageInfo.endCursor)}>
                  Next page
                </button>
              )}
            </>
          )
        }
      </QueryResult>
    </section>
  );
}

interface ItemProps extends Omit<Props, "words"> {
  data: FragmentOf<typeof AgreementItemFragment>;
}

function Item({ data, selected, onSelect }: ItemProps) {
  const { slug, name, announcedOn } = readFragment(AgreementItemFragment, data);
  return (
    <li>
      <button type="button" aria-pressed={slug === selected} onClick={() => onSelect(slug)}>
        {name}
      </button>{" "}
      {announcedOn !== null && <time dateTime={announcedOn}>{announcedOn}</time>}
    </li>
  );
}
