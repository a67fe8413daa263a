import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useQuery } from "urql";
import { AgreementItem, AgreementItemFragment } from "./agreement-item.tsx";
import { Answer } from "./answer.tsx";
import { type AgreementFilter, graphql, type OrderDirection } from "./graphql.ts";
import { Notice } from "./notice.tsx";

const AgreementPageQuery = graphql(
  `
  query AgreementPage($where: AgreementFilter!, $direction: OrderDirection!, $after: String) {
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

interface Question {
  where: AgreementFilter;
  direction: OrderDirection;
}

/** How many agreements the whole list has. */
export function AgreementCount({ where }: Pick<Question, "where">) {
  const [{ data }] = useQuery({ query: AgreementCountQuery, variables: { where } });
  const count = data?.agreements.totalCount;
  return (
    <p className="count" role="status">
      {count === undefined ? "\u00a0" : `${count} ${count === 1 ? "agreement" : "agreements"}`}
    </p>
  );
}

/** The list as far as the reader has come; each page is a question of its own, so that each can fail and be asked again. */
export function AgreementList({ where, direction, open }: Question & { open: string | null }) {
  const [cursors, setCursors] = useState<(string | null)[]>([null]);
  return cursors.map((after, index) => (
    <AgreementPage
      key={after}
      where={where}
      direction={direction}
      after={after}
      open={open}
      isLast={index === cursors.length - 1}
      onEnd={(cursor) => setCursors([...cursors.slice(0, index + 1), cursor])}
    />
  ));
}

interface PageProps extends Question {
  after: string | null;
  open: string | null;
  isLast: boolean;
  onEnd: (cursor: string | null) => void;
}

function AgreementPage({ where, direction, after, open, isLast, onEnd }: PageProps) {
  const answer = useQuery({ query: AgreementPageQuery, variables: { where, direction, after } });
  return (
    <Answer to={answer}>
      {({ agreements: { nodes, pageInfo } }) => (
        <>
          {nodes.length === 0 && <Notice>No agreement is like that. Take a filter away to see more.</Notice>}
          {nodes.map((agreement) => (
            <AgreementItem key={agreement.slug} data={agreement} open={agreement.slug === open} />
          ))}
          {isLast && pageInfo.hasNextPage && <LoadMore onReach={() => onEnd(pageInfo.endCursor)} />}
        </>
      )}
    </Answer>
  );
}

/** Loads more when it comes near the screen, or is pressed. */
function LoadMore({ onReach }: { onReach: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  const reach = useEffectEvent(onReach);
  useEffect(() => {
    if (button.current === null) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && reach(), { rootMargin: "300px" });
    observer.observe(button.current);
    return () => observer.disconnect();
  }, []);
  return (
    <button type="button" className="more" ref={button} onClick={onReach}>
      Load more
    </button>
  );
}
