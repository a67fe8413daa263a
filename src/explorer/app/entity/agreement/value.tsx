import type { ReactNode } from "react";
import { ConvertedRange } from "../../component/money.tsx";
import { Section } from "../../component/section.tsx";
import { SourceMark } from "../../component/source-mark.tsx";
import type { AgreementDetailsFragment, ValueFragment } from "../../graph/documents.ts";
import { Labels } from "../../vocabulary/vocabulary.tsx";
import { CurrencyChoice } from "./currency-choice.tsx";

type Sum = "upfront" | "scheduled" | "contingent" | "total" | "net" | "financing";

const sums: readonly { sum: Sum; label: string; meaning: string }[] = [
  { sum: "upfront", label: "Upfront", meaning: "due at signing or closing" },
  { sum: "scheduled", label: "Scheduled", meaning: "due later, without any condition" },
  { sum: "contingent", label: "Contingent", meaning: "due upon events, or if the payer decides so" },
  { sum: "total", label: "Total", meaning: "" },
  { sum: "net", label: "Net", meaning: "after payments in the opposite direction" },
  { sum: "financing", label: "Financing", meaning: "loans and purchases of shares, apart from the total" },
];

interface Props {
  agreement: AgreementDetailsFragment;
  currency: string;
}

/** What an agreement is worth: its sums as intervals, whether a source states the total, and what is not disclosed. */
export function Value({ agreement, currency }: Props) {
  const { value, valueIn, id, provenance } = agreement;
  const on = agreement.terms.find(({ conversion }) => conversion !== null)?.conversion?.date ?? null;
  const rows = sums.filter(({ sum }) => isShown(value, sum) || isShown(valueIn, sum));
  const stated = provenance.find(({ field }) => field === "AGREEMENT_TOTALS");
  const isConverted = rows.some(({ sum }) => valueIn[sum] !== null && valueIn[sum].currency !== value[sum]?.currency);
  return (
    <Section title="Value" aside={<CurrencyChoice currency={currency} />}>
      {rows.length === 0 && <p className="muted">No source discloses an amount.</p>}
      <dl className="sums">
        {rows.map(({ sum, label, meaning }) => (
          <div key={sum} className={sum === "total" ? "sum total" : "sum"}>
            <dt>{label}</dt>
            <dd>
              <strong className="figure">
                <ConvertedRange range={value[sum] ?? valueIn[sum]} converted={valueIn[sum]} on={on} />
              </strong>{" "}
              {sum === "total" && value.basis === "STATED" && stated && <SourceMark id={id} provenance={stated} />}
              <span className="muted note">{sum === "total" ? totalMeaning(value) : meaning}</span>
            </dd>
          </div>
        ))}
      </dl>
      {value.totalAgrees === false && (
        <p className="notice" role="note">
          <span>
            <span className="badge">The figures disagree</span> The total that a source states is not the sum of the
            payments below, within the rounding of the figure. Both are shown.
          </span>
        </p>
      )}
      {value.undisclosed.length > 0 && (
        <p>
          Without a disclosed amount: <Labels of="PaymentComponent" values={value.undisclosed} />.{" "}
          <span className="muted">It is not part of the sums above.</span>
        </p>
      )}
      {isConverted && on !== null && <Rates currency={currency} on={on} />}
    </Section>
  );
}

function Rates({ currency, on }: { currency: string; on: string }): ReactNode {
  return (
    <p className="muted">
      Amounts in {currency} are converted at the euro reference rates of <time dateTime={on}>{on}</time>, when the
      agreement was announced.
    </p>
  );
}

function isShown(value: ValueFragment, sum: Sum): boolean {
  const range = value[sum];
  if (range === null) return false;
  // The net is of interest where payments flow back.
  if (sum === "net") return range.min !== value.total?.min || range.max !== value.total?.max;
  return true;
}

function totalMeaning({ basis, total }: ValueFragment): string {
  const isOpen = total !== null && total.max === null;
  if (basis === "STATED") return "as a source states it";
  return isOpen
    ? "the sum of the disclosed payments, with no upper end"
    : "the sum of the payments, which no source states";
}
