import { href } from "../../address/address.ts";
import { ClaimMark } from "../../component/source-mark.tsx";
import { type TherapyDetailsFragment, TherapyPageDocument } from "../../graph/documents.ts";
import { Label, Labels } from "../../vocabulary/vocabulary.tsx";
import { EntityLink, EntityLinks } from "../entity-link.tsx";
import { EntityPage } from "../entity-page.tsx";
import { Facts } from "../facts.tsx";
import { RelatedAgreement, RelatedEvent, RelatedTrial } from "../related.tsx";
import { Relation } from "../relation.tsx";

export default function TherapyPage({ slug }: { slug: string }) {
  return (
    <EntityPage
      type="Therapy"
      slug={slug}
      variables={{}}
      document={TherapyPageDocument}
      entityOf={({ therapy }) => therapy}
      subtitle={({ modality, highestStage, isDiscontinued }) => (
        <>
          {modality !== null && <Label of="Modality" value={modality} />}
          {highestStage !== null && (
            <>
              {" "}
              · <Label of="DevelopmentStage" value={highestStage} />
            </>
          )}
          {isDiscontinued && " · discontinued"}
        </>
      )}
    >
      {(therapy) => <Therapy therapy={therapy} />}
    </EntityPage>
  );
}

function Therapy({ therapy }: { therapy: TherapyDetailsFragment }) {
  const { slug, modality, radionuclide, targets, companies, indications, agreements, regulatoryEvents, trials } =
    therapy;
  return (
    <>
      <Facts
        entity={therapy}
        facts={[
          {
            label: "Modality",
            field: "THERAPY_MODALITY",
            value: modality && <Label of="Modality" value={modality} />,
          },
          { label: "Mechanism", field: "THERAPY_MECHANISM", value: therapy.mechanism },
          { label: "Isotope", field: "THERAPY_RADIONUCLIDE", value: radionuclide?.isotope },
          { label: "International name", field: "THERAPY_INN", value: therapy.inn },
          {
            label: "Targets",
            value:
              targets.totalCount === 0 ? null : (
                <EntityLinks entities={targets.nodes} totalCount={targets.totalCount} />
              ),
          },
        ]}
      />
      <Relation
        title="Companies"
        entries={companies.edges}
        totalCount={companies.totalCount}
        keyOf={({ node }) => node.slug}
      >
        {({ node, roles, claims }) => (
          <>
            <EntityLink entity={node} />{" "}
            <span className="muted">
              <Labels of="TherapyRole" values={roles} />
            </span>{" "}
            <ClaimMark claims={claims} />
          </>
        )}
      </Relation>
      <Relation
        title="Indications"
        entries={indications.edges}
        totalCount={indications.totalCount}
        keyOf={({ node }) => node.slug}
      >
        {({ node, stage, activity, claims }) => (
          <>
            <EntityLink entity={node} />{" "}
            <span className="muted">
              {stage !== null && <Label of="DevelopmentStage" value={stage} />}
              {activity !== null && (
                <>
                  {" "}
                  · <Label of="DevelopmentActivity" value={activity} />
                </>
              )}
            </span>{" "}
            <ClaimMark claims={claims} />
          </>
        )}
      </Relation>
      <Relation
        title="Agreements"
        entries={agreements.nodes}
        totalCount={agreements.totalCount}
        keyOf={({ slug: each }) => each}
      >
        {(agreement) => <RelatedAgreement agreement={agreement} />}
      </Relation>
      <Relation
        title="Regulatory events"
        entries={regulatoryEvents.nodes}
        totalCount={regulatoryEvents.totalCount}
        all={href("/regulatory-events", { therapy: slug })}
        keyOf={({ slug: each }) => each}
      >
        {(event) => <RelatedEvent event={event} />}
      </Relation>
      <Relation
        title="Trials"
        entries={trials.nodes}
        totalCount={trials.totalCount}
        all={href("/trials", { therapy: slug })}
        keyOf={({ slug: each }) => each}
      >
        {(trial) => <RelatedTrial trial={trial} />}
      </Relation>
    </>
  );
}
