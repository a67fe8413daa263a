import { href } from "../../address/address.ts";
import { ClaimMark } from "../../component/source-mark.tsx";
import { type TherapyDetailsFragment, TherapyPageDocument } from "../../graph/documents.ts";
import { graphHref } from "../../picture/graph/graph-address.ts";
import { RightsMap, TherapyTimeline } from "../../picture/pictures.tsx";
import { questionPath } from "../../question/question-path.ts";
import { Label, Labels } from "../../vocabulary/vocabulary.tsx";
import { EntityPage } from "../entity-page.tsx";
import { Ask } from "../part/ask.tsx";
import { EntityLink } from "../part/entity-link.tsx";
import { Facts } from "../part/facts.tsx";
import { RelatedAgreement, RelatedEvent, RelatedTrial } from "../part/related.tsx";
import { Relation } from "../part/relation.tsx";
import { Timeline } from "../part/timeline.tsx";
import { RightsByArea } from "../rights/rights-by-area.tsx";
import { Designations } from "../therapy/designations.tsx";
import { Stages } from "../therapy/stages.tsx";

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
  const { slug, companies, agreements, regulatoryEvents, trials } = therapy;
  return (
    <>
      <TherapyFacts therapy={therapy} />
      <Ask
        questions={[
          { text: "Who may sell it in Japan?", to: questionPath("rights", { therapy: slug, country: "JP" }) },
          { text: "What changed about it?", to: questionPath("changes", { about: `therapies/${slug}` }) },
          { text: "Show its connections", to: graphHref("Therapy", slug) },
          { text: "How is it connected to …?", to: questionPath("connected", { from: `therapies/${slug}` }) },
        ]}
      />
      <RightsByArea therapy={slug} />
      <RightsMap slug={slug} />
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
      <Stages indications={therapy.indications} />
      <Designations designations={therapy.designations} />
      <Relation
        title="Agreements"
        entries={agreements.edges}
        totalCount={agreements.totalCount}
        keyOf={({ node }) => node.slug}
      >
        {({ node, role, stageAtSigning, claims }) => (
          <>
            <RelatedAgreement agreement={node} /> <ClaimMark claims={claims} />
            <span className="muted note">
              {role !== null && <Label of="AssetRole" value={role} />}
              {stageAtSigning !== null && (
                <>
                  {role !== null && " · "}at signing: <Label of="DevelopmentStage" value={stageAtSigning} />
                </>
              )}
            </span>
          </>
        )}
      </Relation>
      <Relation
        title="Other regulatory events"
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
      <TherapyTimeline slug={slug} />
      <Timeline id={therapy.id} name={therapy.name} />
    </>
  );
}

function TherapyFacts({ therapy }: { therapy: TherapyDetailsFragment }) {
  const { modality, radionuclide, targets } = therapy;
  return (
    <Facts
      entity={therapy}
      facts={[
        { label: "Modality", field: "THERAPY_MODALITY", value: modality && <Label of="Modality" value={modality} /> },
        { label: "Mechanism", field: "THERAPY_MECHANISM", value: therapy.mechanism },
        {
          label: "Radionuclide",
          value: radionuclide && (
            <>
              {radionuclide.isotope} <Label of="Emission" value={radionuclide.emission} />
              {radionuclide.chelator !== null && `, ${radionuclide.chelator}`}{" "}
              <ClaimMark claims={radionuclide.claims} />
            </>
          ),
        },
        { label: "International name", field: "THERAPY_INN", value: therapy.inn },
        { label: "ATC", field: "THERAPY_ATC", value: therapy.atc.join(", ") },
        {
          label: "Targets",
          value:
            targets.totalCount > 0 &&
            targets.edges.map(({ node, claims }, index) => (
              <span key={node.slug}>
                {index > 0 && ", "}
                <EntityLink entity={node} /> <ClaimMark claims={claims} />
              </span>
            )),
        },
      ]}
    />
  );
}
