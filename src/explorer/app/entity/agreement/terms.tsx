import { Money } from "../../component/money.tsx";
import { Section } from "../../component/section.tsx";
import { ClaimMark } from "../../component/source-mark.tsx";
import type { TermFragment, TermNameFragment } from "../../graph/documents.ts";
import { shortMoney } from "../../text/money-text.ts";
import { countText, numberText } from "../../text/number-text.ts";
import { InReaderLanguage } from "../../vocabulary/in-reader-language.tsx";
import { Label, Labels } from "../../vocabulary/vocabulary.tsx";
import { EntityLink, EntityLinks } from "../part/entity-link.tsx";
import { Entry } from "../part/entry.tsx";
import { Installments } from "./installments.tsx";
import { RoyaltyTiers } from "./royalty-tiers.tsx";
import { isTerritoryStated, TerritoryText } from "./territory.tsx";

/** Each payment that an agreement provides for, as its sources bundle it. */
export function Terms({ terms }: { terms: readonly TermFragment[] }) {
  if (terms.length === 0) return null;
  return (
    <Section title="Payments" aside={<span className="muted">{countText(terms.length, "payment", "payments")}</span>}>
      <ul className="entries terms">
        {terms.map((term, index) => (
          <Term key={term.key ?? `${index} ${term.components.join()}`} term={term} />
        ))}
      </ul>
    </Section>
  );
}

function Term({ term }: { term: TermFragment }) {
  const { components, certainty, isCertaintyStated, payer, payees, relations, royaltyTiers, schedule } = term;
  return (
    <Entry
      title={
        <>
          <strong>
            <Labels of="PaymentComponent" values={components} />
          </strong>
          {components.length > 1 && (
            <span className="chip" title="The sources give one amount for all of these. It is not divided among them.">
              Bundled
            </span>
          )}
        </>
      }
      figure={
        <>
          <TermAmount term={term} /> <ClaimMark claims={term.claims} />
        </>
      }
      details={[
        {
          label: "Certainty",
          value: (
            <>
              <Label of="PaymentCertainty" value={certainty} />{" "}
              <span className="muted" title="Whether a source says so, or it follows from the kind of payment">
                {isCertaintyStated ? "(stated)" : "(derived)"}
              </span>
            </>
          ),
        },
        {
          label: "Paid",
          value: (payer !== null || payees.length > 0) && (
            <>
              {payer !== null && (
                <>
                  by <EntityLink entity={payer} />{" "}
                </>
              )}
              {payees.length > 0 && (
                <>
                  to <EntityLinks entities={payees} />
                </>
              )}
            </>
          ),
        },
        { label: "Condition", value: term.trigger },
        { label: "Interest", value: term.interest },
        { label: "Duration", value: term.duration },
        { label: "Only for", value: term.therapies.length > 0 && <EntityLinks entities={term.therapies} /> },
        {
          label: "Territory",
          value: isTerritoryStated(term.territory) && <TerritoryText territory={term.territory} />,
        },
        { label: "In the source’s words", value: term.asStated && `“${term.asStated}”` },
        ...relations.map((related) => ({
          label: "Relation",
          value: (
            <>
              <Label of="FinancialTermRelation" value={related.relation} />:{" "}
              {related.term ? <TermName term={related.term} /> : "a payment that the graph does not contain"}
            </>
          ),
        })),
      ]}
    >
      <RoyaltyTiers tiers={royaltyTiers} />
      <Installments installments={schedule} />
    </Entry>
  );
}

function TermName({ term: { components, amount, qualifier } }: { term: TermNameFragment }) {
  return (
    <>
      <Labels of="PaymentComponent" values={components} />
      {amount !== null && (
        <>
          {" "}
          of <Money money={amount} qualifier={qualifier} />
        </>
      )}
    </>
  );
}

function TermAmount({ term }: { term: TermFragment }) {
  const { amount, qualifier, perUnit, units, derivedAmount, converted, royaltyTiers } = term;
  if (amount === null)
    return <span className="muted">{royaltyTiers.length > 0 ? "see the rates" : "amount not disclosed"}</span>;
  const isOther = converted !== null && converted.currency !== amount.currency;
  return (
    <>
      <strong>
        <Money money={amount} qualifier={qualifier} />
        {perUnit !== null && (
          <>
            {" "}
            per <Label of="PaymentUnit" value={perUnit} />
          </>
        )}
      </strong>
      {isOther && (
        <span className="converted">
          <InReaderLanguage>{shortMoney(converted.amount, converted.currency)}</InReaderLanguage>
        </span>
      )}
      {perUnit !== null && (
        <span className="muted note">
          {derivedAmount === null
            ? "The number of units is not known, so that sums have no upper end."
            : `× ${numberText(Number(units))} = ${shortMoney(derivedAmount.amount, derivedAmount.currency)}, calculated`}
        </span>
      )}
    </>
  );
}
