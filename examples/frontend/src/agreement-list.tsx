import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useQuery } from "urql";
import { AgreementItem, AgreementItemFragment } from "./agreement-item.tsx";
import type { Direction } from "./filter.ts";
import { type AgreementFilter, graphql } from "./graphql.ts";
import { Notice } from "./notice.tsx";
import { QueryResult } from "./query-result.tsx";

const AgreementPageQuery = graphql(
  `
  query AgreementPage($where: AgreementFilter!, $direction: DealOrderDirection!, $after: String) {
    agreements(where: $where, orderBy: { field: ANNOUNCED_ON, direction: $direction }, first: 20, after: $after) {
      nodes {
        slug
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

const AgreementCountQuery = graphql(`
  query AgreementCount($where: AgreementFilter!) {
    agreements(where: $where, first: 1) {
      totalCount
    }
  }
`);

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

interface ListProps {
  where: AgreementFilter;
  direction: Direction;
  /** Slug of the selected agreement. */
  selected: string | null;
}

/** The pages loaded so far. Each page is a query of its own, so that it can fail and be retried alone. */
export function AgreementList(props: ListProps) {
  const [cursors, setCursors] = useState<(string | null)[]>([null]);
  return cursors.map((after, index) => (
    <AgreementPage
      key={after}
      {...props}
      after={after}
      isLast={index === cursors.length - 1}
      onLoadMore={(cursor) => setCursors([...cursors.slice(0, index + 1), cursor])}
    />
  ));
}

interface PageProps extends ListProps {
  after: string | null;
  isLast: boolean;
  onLoadMore: (cursor: string | null) => void;
}

function AgreementPage({ where, direction, selected, after, isLast, onLoadMore }: PageProps) {
  const result = useQuery({ query: AgreementPageQuery, variables: { where, direction, after } });
  return (
    <QueryResult of={result}>
      {({ agreements }) =>
        agreements && (
          <>
            {agreements.nodes.length === 0 && <Notice>No agreements match the filters.</Notice>}
            {agreements.nodes.map((agreement) => (
              <AgreementItem key={agreement.slug} data={agreement} isSelected={agreement.slug === selected} />
            ))}
            {isLast && agreements.pageInfo.hasNextPage && (
              <LoadMore onLoad={() => onLoadMore(agreements.pageInfo.endCursor)} />
            )}
          </>
        )
      }
    </QueryResult>
  );
}

/** Loads the next page when it scrolls near the viewport or is pressed. */
function LoadMore({ onLoad }: { onLoad: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  const load = useEffectEvent(onLoad);
  useEffect(() => {
    if (button.current === null) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && load(), { rootMargin: "300px" });
    observer.observe(button.current);
    return () => observer.disconnect();
  }, []);
  return (
    <button type="button" className="more" ref={button} onClick={onLoad}>
      Load more
    </button>
  );
}
