import { PartialDate } from "../../component/date.tsx";
import { MoneyRange } from "../../component/money.tsx";
import type {
  RelatedAgreementFragment,
  RelatedEventFragment,
  RelatedTherapyFragment,
  RelatedTrialFragment,
} from "../../graph/documents.ts";
import { Label, Labels } from "../../vocabulary/vocabulary.tsx";
import { EntityLink } from "./entity-link.tsx";

export function RelatedAgreement({ agreement }: { agreement: RelatedAgreementFragment }) {
  return (
    <>
      <EntityLink entity={agreement} />{" "}
      <span className="muted">
        <PartialDate value={agreement.announcedOn} /> · <Labels of="AgreementKind" values={agreement.kinds} />
        {agreement.value.total !== null && (
          <>
            {" "}
            · <MoneyRange range={agreement.value.total} />
          </>
        )}
      </span>
    </>
  );
}

export function RelatedEvent({ event }: { event: RelatedEventFragment }) {
  return (
    <>
      <EntityLink entity={event} />{" "}
      <span className="muted">
        <PartialDate value={event.date} />
        {event.isExpected && " expected"} · <Label of="Agency" value={event.agency} /> ·{" "}
        <Label of="RegulatoryEventKind" value={event.kind} />
      </span>
    </>
  );
}

export function RelatedTrial({ trial }: { trial: RelatedTrialFragment }) {
  return (
    <>
      <EntityLink entity={trial} />{" "}
      <span className="muted">
        {trial.phase !== null && <Label of="TrialPhase" value={trial.phase} />}
        {trial.status !== null && (
          <>
            {" "}
            · <Label of="TrialStatus" value={trial.status} />
          </>
        )}
      </span>
    </>
  );
}

export function RelatedTherapy({ therapy }: { therapy: RelatedTherapyFragment }) {
  return (
    <>
      <EntityLink entity={therapy} />{" "}
      <span className="muted">
        {therapy.modality !== null && <Label of="Modality" value={therapy.modality} />}
        {therapy.highestStage !== null && (
          <>
            {" "}
            · <Label of="DevelopmentStage" value={therapy.highestStage} />
          </>
        )}
      </span>
    </>
  );
}
