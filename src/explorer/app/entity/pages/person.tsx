import { PartialDate } from "../../component/date.tsx";
import { Section } from "../../component/section.tsx";
import { ClaimMark } from "../../component/source-mark.tsx";
import { PersonPageDocument } from "../../graph/documents.ts";
import { EntityPage } from "../entity-page.tsx";
import { EntityLink } from "../part/entity-link.tsx";
import { Relation } from "../part/relation.tsx";

export default function PersonPage({ slug }: { slug: string }) {
  return (
    <EntityPage
      type="Person"
      slug={slug}
      variables={{}}
      document={PersonPageDocument}
      entityOf={({ person }) => person}
    >
      {({ companies, quotes }) => (
        <>
          <Relation
            title="Positions"
            entries={companies.edges}
            totalCount={companies.totalCount}
            keyOf={({ node, title, validFrom }) => `${node.slug} ${title} ${validFrom}`}
          >
            {({ node, title, validFrom, validTo, claims }) => (
              <>
                {title}, <EntityLink entity={node} />{" "}
                <span className="muted">
                  {validFrom !== null && (
                    <>
                      from <PartialDate value={validFrom} />
                    </>
                  )}{" "}
                  {validTo !== null && (
                    <>
                      to <PartialDate value={validTo} />
                    </>
                  )}
                </span>{" "}
                <ClaimMark claims={claims} />
              </>
            )}
          </Relation>
          {quotes.length > 0 && (
            <Section title="What they said">
              <ul className="relation">
                {quotes.map(({ gist, about, claims }) => (
                  <li key={gist}>
                    {gist} {about !== null && <EntityLink entity={about} />} <ClaimMark claims={claims} />
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </>
      )}
    </EntityPage>
  );
}
