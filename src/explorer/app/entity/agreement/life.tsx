import type { ReactNode } from "react";
import { Money } from "../../component/money.tsx";
import { Section } from "../../component/section.tsx";
import { ClaimMark, SourceMark } from "../../component/source-mark.tsx";
import type { AgreementDetailsFragment, AgreementLifeFragment, Predicate } from "../../graph/documents.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";
import { EntityLink, EntityLinks } from "../part/entity-link.tsx";
import { Occasion, Occasions } from "../part/occasions.tsx";

const dates: readonly {
  key: "announcedOn" | "signedOn" | "effectiveOn" | "closedOn" | "terminatedOn";
  label: string;
  field: Predicate;
}[] = [
  { key: "announcedOn", label: "Announced", field: "AGREEMENT_ANNOUNCED_ON" },
  { key: "signedOn", label: "Signed", field: "AGREEMENT_SIGNED_ON" },
  { key: "effectiveOn", label: "Effective", field: "AGREEMENT_EFFECTIVE_ON" },
  { key: "closedOn", label: "Closed", field: "AGREEMENT_CLOSED_ON" },
  { key: "terminatedOn", label: "Terminated", field: "AGREEMENT_TERMINATED_ON" },
];

interface Moment {
  key: string;
  date: string | null;
  content: ReactNode;
}

/** The dates and milestones of an agreement, in their order. Those without a date come last. */
export function Life({ agreement }: { agreement: AgreementDetailsFragment }) {
  const status = agreement.provenance.find(({ field }) => field === "AGREEMENT_STATUS");
  const moments = [...datedMoments(agreement), ...agreement.milestones.map(milestoneMoment)];
  const dated = moments.filter(({ date }) => date !== null);
  dated.sort((a, b) => (a.date ?? "").localeCompare(b.date ?? ""));
  const undated = moments.filter(({ date }) => date === null);
  return (
    <Section title="Life of the agreement">
      <p>
        Status: <Label of="AgreementStatus" value={agreement.status} />{" "}
        {status && <SourceMark id={agreement.id} provenance={status} />}
        {agreement.tookEffect === false &&
          " It ended before it took effect: its amounts are as announced, and none was paid."}
      </p>
      {moments.length > 0 && (
        <Occasions>
          {[...dated, ...undated].map(({ key, date, content }) => (
            <Occasion key={key} date={date}>
              {content}
            </Occasion>
          ))}
        </Occasions>
      )}
    </Section>
  );
}

function datedMoments(agreement: AgreementDetailsFragment): Moment[] {
  const { id, provenance, terminationReason } = agreement;
  return dates.flatMap(({ key, label, field }) => {
    const date = agreement[key];
    if (date === null) return [];
    const found = provenance.find((each) => each.field === field);
    const reason = provenance.find((each) => each.field === "AGREEMENT_TERMINATION_REASON");
    const content = (
      <>
        <strong>{label}</strong> {found && <SourceMark id={id} provenance={found} />}
        {key === "terminatedOn" && terminationReason !== null && (
          <>
            {" "}
            for the reason: <Label of="TerminationReason" value={terminationReason} />{" "}
            {reason && <SourceMark id={id} provenance={reason} />}
          </>
        )}
      </>
    );
    return [{ key, date, content }];
  });
}

function milestoneMoment(milestone: AgreementLifeFragment["milestones"][number]): Moment {
  const { kind, date, company, recipient, therapies, authority, amount, percent, trigger, note, claims } = milestone;
  return {
    key: `${kind} ${date} ${authority} ${company?.slug} ${amount?.amount} ${trigger} ${note}`,
    date,
    content: (
      <>
        <strong>
          <Label of="AgreementMilestoneKind" value={kind} />
        </strong>
        {authority !== null && (
          <>
            {" "}
            (<Label of="CompetitionAuthority" value={authority} />)
          </>
        )}
        {company !== null && (
          <>
            {" "}
            by <EntityLink entity={company} />
          </>
        )}
        {recipient !== null && (
          <>
            {" "}
            to <EntityLink entity={recipient} />
          </>
        )}
        {therapies.length > 0 && (
          <>
            {" "}
            for <EntityLinks entities={therapies} />
          </>
        )}
        {amount !== null && (
          <>
            : <Money money={amount} />
          </>
        )}
        {percent !== null && `: ${percent}%`} <ClaimMark claims={claims} />
        {(trigger !== null || note !== null) && (
          <span className="muted note">{[trigger, note].filter((each) => each !== null).join(". ")}</span>
        )}
      </>
    ),
  };
}
