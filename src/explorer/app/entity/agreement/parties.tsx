import { Country } from "../../component/country.tsx";
import { Section } from "../../component/section.tsx";
import { ClaimMark } from "../../component/source-mark.tsx";
import type { AgreementDetailsFragment } from "../../graph/documents.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";
import { EntityLink, EntityLinks } from "../part/entity-link.tsx";
import { Relation } from "../part/relation.tsx";

/** The parties of an agreement by their roles. */
export function Parties({ parties }: { parties: AgreementDetailsFragment["parties"] }) {
  const roles = Map.groupBy(parties, ({ role }) => role);
  return (
    <Section title="Parties">
      <dl className="facts">
        {[...roles].map(([role, members]) => (
          <div key={role}>
            <dt>
              <Label of="PartyRole" value={role} />
            </dt>
            {members.map(({ company, note, claims }) => (
              <dd key={company.slug}>
                <EntityLink entity={company} /> <ClaimMark claims={claims} />
                <span className="muted note">
                  {company.country && <Country code={company.country} />}
                  {company.country && note && ", "}
                  {note}
                </span>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** What an agreement is about: therapies with what is provided for each, and indications. */
export function Assets({ agreement: { therapies, indications } }: { agreement: AgreementDetailsFragment }) {
  return (
    <>
      <Relation
        title="Assets"
        entries={therapies.edges}
        totalCount={therapies.totalCount}
        keyOf={({ node }) => node.slug}
      >
        {({ node, role, stageAtSigning, claims }) => (
          <>
            <EntityLink entity={node} /> <ClaimMark claims={claims} />
            <span className="muted note">
              {[
                role && <Label key="role" of="AssetRole" value={role} />,
                node.modality && <Label key="modality" of="Modality" value={node.modality} />,
                stageAtSigning && (
                  <span key="then">
                    at signing: <Label of="DevelopmentStage" value={stageAtSigning} />
                  </span>
                ),
                node.highestStage && (
                  <span key="now">
                    today: <Label of="DevelopmentStage" value={node.highestStage} />
                  </span>
                ),
              ]
                .filter((each) => each !== null)
                .flatMap((each, index) => (index === 0 ? [each] : [" · ", each]))}
            </span>
          </>
        )}
      </Relation>
      {indications.totalCount > 0 && (
        <p className="indications">
          <span className="muted">For </span>
          <EntityLinks entities={indications.nodes} totalCount={indications.totalCount} />
        </p>
      )}
    </>
  );
}
