import { changed, href, useAddress } from "../../address/address.ts";
import { Link } from "../../address/link.tsx";
import { ClaimText } from "../../component/claim-text.tsx";
import { PartialDate } from "../../component/date.tsx";
import { Loaded } from "../../component/loaded.tsx";
import { Notice } from "../../component/problem.tsx";
import { Section } from "../../component/section.tsx";
import { ShowQuery } from "../../component/show-query.tsx";
import { SourcePageDocument } from "../../graph/documents.ts";
import { isMalformedSlug } from "../../graph/graph-error.ts";
import { useGraph } from "../../graph/use-graph.ts";
import { countText } from "../../text/number-text.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";
import { listWords } from "../entity-type.ts";
import { EntityLink } from "../part/entity-link.tsx";
import { Facts } from "../part/facts.tsx";

/** A document or dataset, and all that it states in this graph. */
export default function SourcePage({ slug }: { slug: string }) {
  const { path, params } = useAddress();
  const variables = { slug, after: params.get("after") };
  const result = useGraph(SourcePageDocument, variables, { keepsFormer: true });
  if (isMalformedSlug(result.error)) return <MissingSource slug={slug} />;
  return (
    <Loaded of={result}>
      {({ source }) => {
        if (source === null) return <MissingSource slug={slug} />;
        const { title, publisher, kind, url, claims } = source;
        return (
          <article className="entity source">
            <title>{`${title} · Drug deal graph`}</title>
            <header className="page-head">
              <p className="kicker">
                <Link to={listWords.Source.path}>{listWords.Source.singular}</Link>
              </p>
              <h1>{title}</h1>
              <p className="subtitle">
                <Label of="SourceKind" value={kind} />
                {publisher !== null && ` · ${publisher}`}
              </p>
            </header>
            <Facts
              entity={{ id: source.id, provenance: [] }}
              facts={[
                { label: "Address", value: url && <a href={url}>{url}</a> },
                { label: "Published", value: source.publishedOn && <PartialDate value={source.publishedOn} /> },
                { label: "Read", value: source.retrievedOn && <PartialDate value={source.retrievedOn} /> },
                { label: "License", value: source.license },
              ]}
            />
            <Section
              title="What it states"
              aside={<span className="muted">{countText(claims.totalCount, "claim", "claims")}</span>}
            >
              <ul className="relation">
                {claims.nodes.map(({ id, subject, predicate, text }) => (
                  <li key={id}>
                    <EntityLink entity={subject} />{" "}
                    <span className="muted">
                      <Label of="Predicate" value={predicate} />:
                    </span>{" "}
                    <ClaimText text={text} />
                  </li>
                ))}
              </ul>
              {claims.pageInfo.hasNextPage && (
                <p>
                  <Link to={href(path, changed(params, { after: claims.pageInfo.endCursor }))}>More claims</Link>
                </p>
              )}
            </Section>
            <ShowQuery document={SourcePageDocument} variables={variables} />
          </article>
        );
      }}
    </Loaded>
  );
}

function MissingSource({ slug }: { slug: string }) {
  return (
    <>
      <title>Not found · Drug deal graph</title>
      <h1>There is no source named “{slug}”</h1>
      <Notice>
        <p>It may have been removed, or the address is incomplete.</p>
        <p>
          <Link to={listWords.Source.path}>All {listWords.Source.plural}</Link>
        </p>
      </Notice>
    </>
  );
}
