import { type FragmentOf, graphql, readFragment } from "./graphql.ts";
import { RangeFragment, rangeText, totalText } from "./range.ts";
import { Section } from "./section.tsx";
import { useVocabulary } from "./vocabulary.tsx";

export const AgreementValueFragment = graphql(
  `
  fragment AgreementValue on Agreement {
    value(currency: USD) {
      basis
      total {
        ...Range
      }
      totalAgrees
      upfront {
        ...Range
      }
      scheduled {
        ...Range
      }
      contingent {
        ...Range
      }
      financing {
        ...Range
      }
      undisclosed
    }
  }
`,
  [RangeFragment],
);

/** The value of the agreement in US dollars, and the components without a disclosed amount. */
export function AgreementValue({ data }: { data: FragmentOf<typeof AgreementValueFragment> }) {
  const bases = useVocabulary("ValueBasis");
  const components = useVocabulary("PaymentComponent");
  const { value } = readFragment(AgreementValueFragment, data);
  const { basis, total, totalAgrees, undisclosed } = value;
  const parts = [
    ["Upfront", value.upfront],
    ["Due later", value.scheduled],
    ["Contingent", value.contingent],
    ["Financing", value.financing],
  ] as const;
  return (
    <Section title="Value in US dollars">
      <dl className="figures">
        <div>
          <dt>Total</dt>
          <dd>{totalText(total, basis)}</dd>
        </div>
        {parts.map(
          ([label, range]) =>
            range !== null && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{rangeText(range)}</dd>
              </div>
            ),
        )}
      </dl>
      <p className="muted">
        {bases.terms.find(({ value }) => value === basis)?.description}
        {totalAgrees === false && " The sum of the terms differs from it."}
        {undisclosed.length > 0 && ` Undisclosed: ${undisclosed.map(components.labelOf).join(", ").toLowerCase()}.`}
      </p>
    </Section>
  );
}
