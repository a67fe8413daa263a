import { PartialDate } from "../../component/date.tsx";
import { Section } from "../../component/section.tsx";
import { ClaimMark } from "../../component/source-mark.tsx";
import { type TrialDetailsFragment, TrialPageDocument } from "../../graph/documents.ts";
import { qualifierPrefix } from "../../text/money-text.ts";
import { numberText } from "../../text/number-text.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";
import { EntityPage } from "../entity-page.tsx";
import { EntityLinks } from "../part/entity-link.tsx";
import { Entry } from "../part/entry.tsx";
import { Facts } from "../part/facts.tsx";
import { RelatedTherapy } from "../part/related.tsx";
import { Relation } from "../part/relation.tsx";

export default function TrialPage({ slug }: { slug: string }) {
  return (
    <EntityPage
      type="Trial"
      slug={slug}
      variables={{}}
      document={TrialPageDocument}
      entityOf={({ trial }) => trial}
      subtitle={({ phase, status }) => (
        <>
          {phase !== null && <Label of="TrialPhase" value={phase} />}
          {status !== null && (
            <>
              {" "}
              · <Label of="TrialStatus" value={status} />
            </>
          )}
        </>
      )}
    >
      {(trial) => (
        <>
          <Facts
            entity={trial}
            facts={[
              {
                label: "NCT number",
                field: "TRIAL_NCT_ID",
                value: trial.nctId && <a href={`https://clinicaltrials.gov/study/${trial.nctId}`}>{trial.nctId}</a>,
              },
              {
                label: "Sponsors",
                field: "TRIAL_SPONSORS",
                value: trial.sponsors.totalCount > 0 && (
                  <EntityLinks entities={trial.sponsors.nodes} totalCount={trial.sponsors.totalCount} />
                ),
              },
              {
                label: "Participants",
                field: "TRIAL_ENROLLMENT",
                value: trial.enrollment !== null && numberText(trial.enrollment),
              },
              {
                label: "Started",
                field: "TRIAL_STARTED_ON",
                value: trial.startedOn && <PartialDate value={trial.startedOn} />,
              },
              {
                label: "Completed",
                field: "TRIAL_COMPLETED_ON",
                value: trial.completedOn && <PartialDate value={trial.completedOn} />,
              },
              {
                label: "Completion expected",
                field: "TRIAL_COMPLETION_EXPECTED_ON",
                value: trial.completionExpectedOn && <PartialDate value={trial.completionExpectedOn} />,
              },
              {
                label: "Indications",
                field: "TRIAL_INDICATIONS",
                value: trial.indications.totalCount > 0 && (
                  <EntityLinks entities={trial.indications.nodes} totalCount={trial.indications.totalCount} />
                ),
              },
            ]}
          />
          <Outcomes outcomes={trial.outcomes} />
          <Relation
            title="Therapies"
            entries={trial.therapies.edges}
            totalCount={trial.therapies.totalCount}
            keyOf={({ node }) => node.slug}
          >
            {({ node, claims }) => (
              <>
                <RelatedTherapy therapy={node} /> <ClaimMark claims={claims} />
              </>
            )}
          </Relation>
        </>
      )}
    </EntityPage>
  );
}

/** What the trial measured. */
function Outcomes({ outcomes }: { outcomes: TrialDetailsFragment["outcomes"] }) {
  if (outcomes.length === 0) return null;
  return (
    <Section title="Outcomes">
      <ul className="entries">
        {outcomes.map(({ endpoint, value, unit, participantCount, population, qualifier, claims }) => (
          <Entry
            key={`${endpoint} ${population} ${value} ${unit}`}
            title={
              <strong>
                <Label of="OutcomeEndpoint" value={endpoint} />
              </strong>
            }
            figure={
              <>
                {value === null ? (
                  <span className="muted">no figure stated</span>
                ) : (
                  <strong>
                    {qualifier !== null && qualifierPrefix(qualifier)}
                    {numberText(Number(value))} {unit}
                  </strong>
                )}{" "}
                <ClaimMark claims={claims} />
              </>
            }
            details={[
              { label: "Participants", value: participantCount !== null && numberText(participantCount) },
              { label: "Population", value: population },
            ]}
          />
        ))}
      </ul>
    </Section>
  );
}
