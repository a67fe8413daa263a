import { useQuery } from "urql";
import { linkTo } from "./address.ts";
import { AgreementItem, AgreementItemFragment } from "./agreement-item.tsx";
import { type AgreementFilter, type AgreementOrder, graphql } from "./graphql.ts";
import { Notice } from "./notice.tsx";
import { QueryResult } from "./query-result.tsx";

const AgreementPageQuery = graphql(
  `
  query AgreementPage($where: AgreementFilter!, $order: AgreementOrder!, $first: Int, $last: Int, $after: String, $before: String) {
    agreements(where: $where, orderBy: $order, first: $first, last: $last, after: $after, before: $before) {
      nodes {
        slug
        ...AgreementItem
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`,
  [AgreementItemFragment],
);

const AgreementCountQuery = graphql(`
  query AgreementCount($where: AgreementFilter!) {
    agreements(where: $where, first: 0) {
      totalCount
    }
  }
`);

const pageSize = 20;

/** The number of agreements that match the filter. */
export function AgreementCount({ where }: { where: AgreementFilter }) {
  const [{ data }] = useQuery({ query: AgreementCountQuery, variables: { where } });
  const count = data?.agreements?.totalCount;
  return (
    <p className="count" role="status">
      {count === undefined ? "\u00a0" : `${count} ${count === 1 ? "agreement" : "agreements"}`}
    </p>
  );
}

interface Props {
  where: AgreementFilter;
  order: AgreementOrder;
  /** The cursors between which the page lies, from the address. */
  after: string | null;
  before: string | null;
  /** Slug of the selected agreement. */
  selected: string | null;
}

/** One page of the list, with links to the pages before and after it. */
export function AgreementList({ where, order, after, before, selected }: Props) {
  const size = before === null ? { first: pageSize } : { last: pageSize };
  const result = useQuery({ query: AgreementPageQuery, variables: { where, order, after, before, ...size } });
  return (
    <QueryResult of={result}>
      {({ agreements }) => {
        if (!agreements) return null;
        const { nodes, pageInfo } = agreements;
        return (
          <>
            {nodes.length === 0 && <Notice>No agreements match the filters.</Notice>}
            {nodes.map((agreement) => (
              <AgreementItem key={agreement.slug} data={agreement} isSelected={agreement.slug === selected} />
            ))}
            <nav className="pages" aria-label="Pages">
              {pageInfo.hasPreviousPage && (
                <a {...linkTo({ after: "", before: pageInfo.startCursor ?? "" })} rel="prev">
                  Previous page
                </a>
              )}
              {pageInfo.hasNextPage && (
                <a {...linkTo({ after: pageInfo.endCursor ?? "", before: "" })} rel="next">
                  Next page
                </a>
              )}
            </nav>
          </>
        );
      }}
    </QueryResult>
  );
}
