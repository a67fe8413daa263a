import { PartialDate } from "../../component/date.tsx";
import { Money, MoneyRange } from "../../component/money.tsx";
import { Section } from "../../component/section.tsx";
import { ClaimMark } from "../../component/source-mark.tsx";
import { type AgreementDetailsFragment, AgreementPageDocument } from "../../graph/documents.ts";
import { Label, Labels } from "../../vocabulary/vocabulary.tsx";
import { EntityLink } from "../entity-link.tsx";
import { EntityPage } from "../entity-page.tsx";
import { type Fact, Facts } from "../facts.tsx";
import { RelatedAgreement, RelatedTherapy } from "../related.tsx";
import { Relation } from "../relation.tsx";

export default function AgreementPage({ slug }: { slug: string }) {
  return (
    <EntityPage
      type="Agreement"
      slug={slug}
      document={AgreementPageDocument}
      entityOf={({ agreement }) => agreement}
      subtitle={({ kinds, status }) => (
        <>
          <Labels of="AgreementKind" values={kinds} /> · <Label of="AgreementStatus" value={status} />
        </>
      )}
    >
      {(agreement) => <Agreement agreement={agreement} />}
    </EntityPage>
  );
}

const date = (value: string | null) => value && <PartialDate value={value} />;

function Agreement({ agreement }: { agreement: AgreementDetailsFragment }) {
  const { value, therapies, indications, relatedAgreements, terminationReason } = agreement;
  const facts: Fact[] = [
    { label: "Announced", field: "AGREEMENT_ANNOUNCED_ON", value: date(agreement.announcedOn) },
    { label: "Signed", field: "AGREEMENT_SIGNED_ON", value: date(agreement.signedOn) },
    { label: "Effective", field: "AGREEMENT_EFFECTIVE_ON", value: date(agreement.effectiveOn) },
    { label: "Closed", field: "AGREEMENT_CLOSED_ON", value: date(agreement.closedOn) },
    { label: "Terminated", field: "AGREEMENT_TERMINATED_ON", value: date(agreement.terminatedOn) },
    {
      label: "Reason",
      field: "AGREEMENT_TERMINATION_REASON",
      value: terminationReason && <Label of="TerminationReason" value={terminationReason} />,
    },
    { label: "Upfront", value: value.upfront && <MoneyRange range={value.upfront} /> },
    { label: "Total", value: value.total && <MoneyRange range={value.total} /> },
  ];
  return (
    <>
      {agreement.summary !== null && <p className="summary">{agreement.summary}</p>}
      <Facts entity={agreement} facts={facts} />
      <Parties agreement={agreement} />
      <Terms agreement={agreement} />
      <Relation
        title="Therapies"
        entries={therapies.edges}
        totalCount={therapies.totalCount}
        keyOf={({ node }) => node.slug}
      >
        {({ node, stageAtSigning }) => (
          <>
            <RelatedTherapy therapy={node} />
            {stageAtSigning !== null && (
              <span className="muted">
                {" "}
                · at signing: <Label of="DevelopmentStage" value={stageAtSigning} />
              </span>
            )}
          </>
        )}
      </Relation>
      <Relation
        title="Indications"
        entries={indications.nodes}
        totalCount={indications.totalCount}
        keyOf={({ slug }) => slug}
      >
        {(indication) => <EntityLink entity={indication} />}
      </Relation>
      <Relation
        title="Related agreements"
        entries={relatedAgreements.nodes}
        totalCount={relatedAgreements.totalCount}
        keyOf={({ slug }) => slug}
      >
        {(related) => <RelatedAgreement agreement={related} />}
      </Relation>
    </>
  );
}

function Parties({ agreement: { parties } }: { agreement: AgreementDetailsFragment }) {
  return (
    <Section title="Parties">
      <ul className="relation">
        {parties.map(({ role, company, note, claims }) => (
          <li key={`${role} ${company.slug}`}>
            <EntityLink entity={company} />{" "}
            <span className="muted">
              <Label of="PartyRole" value={role} />
              {note !== null && `, ${note}`}
            </span>{" "}
            <ClaimMark claims={claims} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Terms({ agreement: { terms } }: { agreement: AgreementDetailsFragment }) {
  if (terms.length === 0) return null;
  return (
    <Section title="Money">
      <ul className="relation">
        {terms.map(({ key, components, amount, qualifier, trigger, claims }, index) => (
          <li key={key ?? `${index} ${components.join()}`}>
            <Labels of="PaymentComponent" values={components} />:{" "}
            {amount === null ? (
              <span className="muted">not disclosed</span>
            ) : (
              <strong>
                <Money money={amount} qualifier={qualifier} />
              </strong>
            )}
            {trigger !== null && <span className="muted"> {trigger}</span>} <ClaimMark claims={claims} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
