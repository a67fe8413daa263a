import { useEffect, useEffectEvent } from "react";
import { useQuery } from "urql";
import { AgreementValue, AgreementValueFragment } from "./agreement-value.tsx";
import { Claims, ClaimsFragment } from "./claims.tsx";
import { type FragmentOf, graphql, readFragment } from "./graphql.ts";
import { Notice } from "./notice.tsx";
import { Parties, PartiesFragment } from "./parties.tsx";
import { QueryResult } from "./query-result.tsx";
import { Subjects, SubjectsFragment } from "./subjects.tsx";
import { Terms, TermsFragment } from "./terms.tsx";
import { Timeline, TimelineFragment } from "./timeline.tsx";
import { useVocabulary } from "./vocabulary.tsx";

const AgreementDetailFragment = graphql(
  `
  fragment AgreementDetail on Agreement {
    name
    summary
    status
    kinds
    ...AgreementValue
    ...Parties
    ...Subjects
    ...Terms
    ...Timeline
    ...Claims
  }
`,
  [AgreementValueFragment, PartiesFragment, SubjectsFragment, TermsFragment, TimelineFragment, ClaimsFragment],
);

const AgreementQuery = graphql(
  `
  query Agreement($slug: String!) {
    agreement(slug: $slug) {
      name
      ...AgreementDetail
    }
  }
`,
  [AgreementDetailFragment],
);

/** The details of the selected agreement, with a button to close them. */
export function AgreementPanel({ slug, onClose }: { slug: string; onClose: () => void }) {
  const result = useQuery({ query: AgreementQuery, variables: { slug } });
  const closeOnEscape = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === "Escape") onClose();
  });
  useEffect(() => {
    addEventListener("keydown", closeOnEscape);
    return () => removeEventListener("keydown", closeOnEscape);
  }, []);
  const name = result[0].data?.agreement?.name;
  return (
    <>
      <title>{name === undefined ? "Drug deals" : `${name} · Drug deals`}</title>
      <button type="button" className="close" onClick={onClose}>
        Close
      </button>
      <QueryResult of={result}>
        {({ agreement }) =>
          agreement === null ? <Notice>Agreement “{slug}” not found.</Notice> : <AgreementDetail data={agreement} />
        }
      </QueryResult>
    </>
  );
}

function AgreementDetail({ data }: { data: FragmentOf<typeof AgreementDetailFragment> }) {
  const statuses = useVocabulary("AgreementStatus");
  const kinds = useVocabulary("AgreementKind");
  const agreement = readFragment(AgreementDetailFragment, data);
  return (
    <article className="detail">
      <p className="subtitle">
        {[statuses.labelOf(agreement.status), ...agreement.kinds.map(kinds.labelOf)].join(" · ")}
      </p>
      <h2>{agreement.name}</h2>
      {agreement.summary !== null && <p className="summary">{agreement.summary}</p>}
      <AgreementValue data={agreement} />
      <Parties data={agreement} />
      <Subjects data={agreement} />
      <Terms data={agreement} />
      <Timeline data={agreement} />
      <Claims data={agreement} />
    </article>
  );
}
