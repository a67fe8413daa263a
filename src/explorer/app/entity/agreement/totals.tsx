import { Money } from "../../component/money.tsx";
import { Section } from "../../component/section.tsx";
import { ClaimMark } from "../../component/source-mark.tsx";
import type { AgreementMoneyFragment } from "../../graph/documents.ts";
import { Label, Labels } from "../../vocabulary/vocabulary.tsx";
import { Entry } from "../part/entry.tsx";

/** Sums that sources state, side by side where they differ. */
export function Totals({ totals }: { totals: AgreementMoneyFragment["totals"] }) {
  if (totals.length === 0) return null;
  return (
    <Section title="Totals as sources state them">
      <ul className="entries">
        {totals.map(({ measure, amount, qualifier, basis, includes, asStated, claims }) => (
          <Entry
            key={`${measure} ${basis} ${amount.amount} ${qualifier}`}
            title={
              <>
                <Label of="ValueMeasure" value={measure} />
                {basis !== null && (
                  <span className="muted">
                    {" "}
                    (<Label of="ValuationBasis" value={basis} />)
                  </span>
                )}
              </>
            }
            figure={
              <>
                <strong>
                  <Money money={amount} qualifier={qualifier} />
                </strong>{" "}
                <ClaimMark claims={claims} />
              </>
            }
            details={[
              { label: "Includes", value: includes.length > 0 && <Labels of="PaymentComponent" values={includes} /> },
              { label: "In the source’s words", value: asStated && `“${asStated}”` },
            ]}
          />
        ))}
      </ul>
    </Section>
  );
}
