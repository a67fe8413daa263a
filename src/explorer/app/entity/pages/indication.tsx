import { href } from "../../address/address.ts";
import { Link } from "../../address/link.tsx";
import { Section } from "../../component/section.tsx";
import { ClaimMark } from "../../component/source-mark.tsx";
import { type IndicationDetailsFragment, IndicationPageDocument } from "../../graph/documents.ts";
import { questionPath } from "../../question/question-path.ts";
import { qualifierPrefix } from "../../text/money-text.ts";
import { countText, numberText } from "../../text/number-text.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";
import { EntityPage } from "../entity-page.tsx";
import { Ask } from "../part/ask.tsx";
import { EntityLink, EntityLinks } from "../part/entity-link.tsx";
import { Facts } from "../part/facts.tsx";
import { RelatedAgreement, RelatedEvent, RelatedTrial } from "../part/related.tsx";
import { Relation } from "../part/relation.tsx";
import { StageGroups } from "../part/stage-groups.tsx";

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
  const { slug, parents, ancestors, children, therapies, agreements, regulatoryEvents, trials } = indication;
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
            label: "Therapeutic area",
            value: ancestors.nodes.length > parents.nodes.length && (
              <EntityLinks entities={ancestors.nodes.slice(-1)} />
            ),
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
      <Ask
        questions={[
          { text: "Median upfront here", to: questionPath("median", { topic: `indications/${slug}` }) },
          { text: "How is it connected to …?", to: questionPath("connected", { from: `indications/${slug}` }) },
        ]}
      />
      <Figures indication={indication} />
      {therapies.totalCount > 0 && (
        <Section
          title="Therapies by stage"
          aside={<span className="muted">{countText(therapies.totalCount, "program", "programs")}</span>}
        >
          <StageGroups
            entries={therapies.edges}
            stageOf={({ stage }) => stage}
            keyOf={({ node, stage, indication, population }) =>
              `${node.slug} ${indication.slug} ${stage} ${population}`
            }
          >
            {({ node, indication: own, population, claims }) => (
              <>
                <EntityLink entity={node} />{" "}
                <span className="muted">{node.modality !== null && <Label of="Modality" value={node.modality} />}</span>{" "}
                <ClaimMark claims={claims} />
                {(own.slug !== slug || population !== null) && (
                  <span className="muted note">
                    {own.slug !== slug && <EntityLink entity={own} />} {population}
                  </span>
                )}
              </>
            )}
          </StageGroups>
          <p>
            <Link to={href("/therapies", { area: slug })}>All of them as a list, with subtypes</Link>
          </p>
        </Section>
      )}
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
            <Label of="EpidemiologyMeasure" value={figure.measure} />:{" "}
            <strong>
              {figure.qualifier !== null && qualifierPrefix(figure.qualifier)}
              {figureText(figure)}
            </strong>{" "}
            {figure.unit}{" "}
            <span className="muted">{[figure.region, figure.period].filter((each) => each !== null).join(", ")}</span>{" "}
            <ClaimMark claims={figure.claims} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
