import { PartialDate } from "../../component/date.tsx";
import { TrialPageDocument } from "../../graph/documents.ts";
import { numberText } from "../../text/number-text.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";
import { EntityLinks } from "../entity-link.tsx";
import { EntityPage } from "../entity-page.tsx";
import { Facts } from "../facts.tsx";
import { RelatedTherapy } from "../related.tsx";
import { Relation } from "../relation.tsx";

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
          <Relation
            title="Therapies"
            entries={trial.therapies.nodes}
            totalCount={trial.therapies.totalCount}
            keyOf={({ slug: each }) => each}
          >
            {(therapy) => <RelatedTherapy therapy={therapy} />}
          </Relation>
        </>
      )}
    </EntityPage>
  );
}
