import { PartialDate } from "../../component/date.tsx";
import { Money } from "../../component/money.tsx";
import { Section } from "../../component/section.tsx";
import { ClaimMark } from "../../component/source-mark.tsx";
import type { AgreementEquityFragment } from "../../graph/documents.ts";
import { numberText } from "../../text/number-text.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";
import { EntityLink } from "../part/entity-link.tsx";
import { Entry } from "../part/entry.tsx";

/** Stakes that an agreement creates or transfers. */
export function Stakes({ stakes }: { stakes: AgreementEquityFragment["stakes"] }) {
  if (stakes.length === 0) return null;
  return (
    <Section title="Stakes">
      <ul className="entries">
        {stakes.map((stake) => (
          <Entry
            key={`${stake.holder.slug} ${stake.issuer.slug} ${stake.shares} ${stake.percent}`}
            title={
              <>
                <EntityLink entity={stake.holder} /> in <EntityLink entity={stake.issuer} />
              </>
            }
            figure={
              <>
                {stake.percent !== null && <strong>{stake.percent}%</strong>} <ClaimMark claims={stake.claims} />
              </>
            }
            details={[
              { label: "Shares", value: stake.shares && numberText(Number(stake.shares)) },
              { label: "Price per share", value: stake.pricePerShare && <Money money={stake.pricePerShare} /> },
              {
                label: "Valuation",
                value: stake.valuation && (
                  <>
                    <Money money={stake.valuation} />{" "}
                    {stake.valuationBasis && <Label of="ValuationBasis" value={stake.valuationBasis} />}
                  </>
                ),
              },
              {
                label: "Premium",
                value: stake.premiumPercent && (
                  <>
                    {stake.premiumPercent}%{" "}
                    {stake.premiumBasis && (
                      <>
                        over <Label of="PremiumBasis" value={stake.premiumBasis} />
                      </>
                    )}
                  </>
                ),
              },
              { label: "Board", value: stake.boardRight && <Label of="BoardRight" value={stake.boardRight} /> },
              { label: "In the source’s words", value: stake.asStated && `“${stake.asStated}”` },
            ]}
          />
        ))}
      </ul>
    </Section>
  );
}

/** Contingent value rights: what each pays upon which event, and how it ended. */
export function ContingentValueRights({ rights }: { rights: AgreementEquityFragment["contingentValueRights"] }) {
  if (rights.length === 0) return null;
  return (
    <Section title="Contingent value rights">
      <ul className="entries">
        {rights.map((right) => (
          <Entry
            key={`${right.event} ${right.amountPerRight?.amount} ${right.trigger} ${right.deadline}`}
            title={
              <>
                <strong>
                  <Label of="ContingentValueEvent" value={right.event} />
                </strong>{" "}
                {right.trigger}
              </>
            }
            figure={
              <>
                {right.amountPerRight === null ? (
                  <span className="muted">amount not disclosed</span>
                ) : (
                  <strong>
                    <Money money={right.amountPerRight} /> per right
                  </strong>
                )}{" "}
                <ClaimMark claims={right.claims} />
              </>
            }
            details={[
              { label: "Therapy", value: right.therapy && <EntityLink entity={right.therapy} /> },
              { label: "Indication", value: right.indication && <EntityLink entity={right.indication} /> },
              { label: "Threshold", value: right.threshold && <Money money={right.threshold} /> },
              { label: "Deadline", value: right.deadline && <PartialDate value={right.deadline} /> },
              {
                label: "Outcome",
                value: right.outcome && (
                  <>
                    <Label of="ContingentValueOutcome" value={right.outcome} />{" "}
                    {right.resolvedOn && <PartialDate value={right.resolvedOn} />}
                  </>
                ),
              },
            ]}
          />
        ))}
      </ul>
    </Section>
  );
}
