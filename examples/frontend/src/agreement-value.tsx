import { type FragmentOf, graphql, readFragment } from "./graphql.ts";
import { RangeFragment, rangeText, totalText } from "./range.ts";
import { Section } from "./section.tsx";
import { wordsOf } from "./text.ts";

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

const basisWords = {
  DERIVED: "The total is the sum of the terms that are public.",
  STATED: "The total is as a source states it.",
  UNDISCLOSED: "No amount is public.",
};

/** What the agreement is worth in US dollars; where an amount is not public, it says so. */
export function AgreementValue({ data }: { data: FragmentOf<typeof AgreementValueFragment> }) {
  const { basis, total, upfront, contingent, undisclosed } = readFragment(AgreementValueFragment, data).value;
  return (
    <Section title="Worth in US dollars">
      <dl className="figures">
        <div>
          <dt>Total</dt>
          <dd>{totalText(total, basis)}</dd>
        </div>
        <div>
          <dt>Upfront</dt>
          <dd>{upfront === null ? "None public" : rangeText(upfront)}</dd>
        </div>
        <div>
          <dt>Later, if due</dt>
          <dd>{contingent === null ? "None public" : rangeText(contingent)}</dd>
        </div>
      </dl>
      <p className="quiet">
        {basisWords[basis]}
        {undisclosed.length > 0 && ` Without a figure: ${undisclosed.map(wordsOf).join(", ").toLowerCase()}.`}
      </p>
    </Section>
  );
}
