import { href } from "../../address/address.ts";
import { Section } from "../../component/section.tsx";
import { ClaimMark } from "../../component/source-mark.tsx";
import { type IndicationDetailsFragment, IndicationPageDocument } from "../../graph/documents.ts";
import { numberText } from "../../text/number-text.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";
import { EntityLinks } from "../entity-link.tsx";
import { EntityPage } from "../entity-page.tsx";
import { Facts } from "../facts.tsx";
import { RelatedAgreement, RelatedEvent, RelatedTherapy, RelatedTrial } from "../related.tsx";
import { Relation } from "../relation.tsx";

export default function IndicationPage({ slug }: { slug: string }) {
  return (
    <EntityPage
      type="Indication"
      slug={slug}
      variables={{}}
      document={IndicationPageDocument}
      entityOf={({ indication }) => indication}
    >
      {(indication) => <Indication indication={indication} />}
    </EntityPage>
  );
}

function Indication({ indication }: { indication: IndicationDetailsFragment }) {
  const { slug, parents, children, therapies, agreements, regulatoryEvents, trials } = indication;
  return (
    <>
      <Facts
        entity={indication}
        facts={[
          {
            label: "Subtype of",
            field: "INDICATION_PARENTS",
            value: parents.totalCount > 0 && <EntityLinks entities={parents.nodes} totalCount={parents.totalCount} />,
          },
          {
            label: "Subtypes",
            value: children.totalCount > 0 && (
              <EntityLinks entities={children.nodes} totalCount={children.totalCount} />
            ),
          },
          {
            label: "Anatomical sites",
            field: "INDICATION_ANATOMICAL_SITES",
            value: indication.anatomicalSites.join(", "),
          },
        ]}
      />
      <Figures indication={indication} />
      <Relation
        title="Therapies"
        entries={therapies.edges}
        totalCount={therapies.totalCount}
        all={href("/therapies", { area: slug })}
        keyOf={({ node }) => node.slug}
      >
        {({ node, stage }) => (
          <>
            <RelatedTherapy therapy={node} />
            {stage !== null && (
              <span className="muted">
                {" "}
                · here: <Label of="DevelopmentStage" value={stage} />
              </span>
            )}
          </>
        )}
      </Relation>
      <Relation
        title="Agreements"
        entries={agreements.nodes}
        totalCount={agreements.totalCount}
        all={href("/agreements", { area: slug })}
        keyOf={({ slug: each }) => each}
      >
        {(agreement) => <RelatedAgreement agreement={agreement} />}
      </Relation>
      <Relation
        title="Regulatory events"
        entries={regulatoryEvents.nodes}
        totalCount={regulatoryEvents.totalCount}
        all={href("/regulatory-events", { area: slug })}
        keyOf={({ slug: each }) => each}
      >
        {(event) => <RelatedEvent event={event} />}
      </Relation>
      <Relation
        title="Trials"
        entries={trials.nodes}
        totalCount={trials.totalCount}
        all={href("/trials", { area: slug })}
        keyOf={({ slug: each }) => each}
      >
        {(trial) => <RelatedTrial trial={trial} />}
      </Relation>
    </>
  );
}

/** The value of a figure, or its interval. */
function figureText({ value, min, max }: { value: string | null; min: string | null; max: string | null }): string {
  if (value !== null) return numberText(Number(value));
  return [min, max].map((bound) => (bound === null ? "?" : numberText(Number(bound)))).join(" to ");
}

function Figures({ indication: { epidemiology } }: { indication: IndicationDetailsFragment }) {
  if (epidemiology.length === 0) return null;
  return (
    <Section title="How common it is">
      <ul className="relation">
        {epidemiology.map((figure) => (
          <li key={`${figure.measure} ${figure.region} ${figure.period} ${figure.unit}`}>
            <Label of="EpidemiologyMeasure" value={figure.measure} />: <strong>{figureText(figure)}</strong>{" "}
            {figure.unit}{" "}
            <span className="muted">{[figure.region, figure.period].filter((each) => each !== null).join(", ")}</span>{" "}
            <ClaimMark claims={figure.claims} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
