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
      upfront {
        ...Range
      }
      contingent {
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
  const { basis, total, upfront, contingent, undisclosed } = readFragment(AgreementValueFragment, data).value;
  return (
    <Section title="Value in US dollars">
      <dl className="figures">
        <div>
          <dt>Total</dt>
          <dd>{totalText(total, basis)}</dd>
        </div>
        <div>
          <dt>Upfront</dt>
          <dd>{upfront === null ? "Undisclosed" : rangeText(upfront)}</dd>
        </div>
        <div>
          <dt>Contingent</dt>
          <dd>{contingent === null ? "Undisclosed" : rangeText(contingent)}</dd>
        </div>
      </dl>
      <p className="muted">
        {bases.terms.find(({ value }) => value === basis)?.description}
        {undisclosed.length > 0 && ` Undisclosed: ${undisclosed.map(components.labelOf).join(", ").toLowerCase()}.`}
      </p>
    </Section>
  );
}
