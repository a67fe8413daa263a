import { type FragmentOf, graphql, readFragment } from "./graphql.ts";
import { Section } from "./section.tsx";
import { amountText, percentText } from "./text.ts";
import { useVocabulary } from "./vocabulary.tsx";

export const TermFragment = graphql(`
  fragment Term on FinancialTerm {
    components
    qualifier
    amount {
      amount
      currency
    }
    perUnit
    trigger
    asStated
    royaltyTiers {
      asStated
      band
      percent {
        min
        max
      }
    }
    payer {
      name
    }
    payees {
      name
    }
  }
`);

export const TermsFragment = graphql(
  `
  fragment Terms on Agreement {
    terms {
      ...Term
    }
  }
`,
  [TermFragment],
);

/** The payments of the agreement, in the currencies of the sources. */
export function Terms({ data }: { data: FragmentOf<typeof TermsFragment> }) {
  const { terms } = readFragment(TermsFragment, data);
  return (
    <Section title="Financial terms" isEmpty={terms.length === 0}>
      <ul className="rows">
        {terms.map((term, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a term has no id, and the list never changes
          <Term key={index} data={term} />
        ))}
      </ul>
    </Section>
  );
}

function Term({ data }: { data: FragmentOf<typeof TermFragment> }) {
  const paymentComponents = useVocabulary("PaymentComponent");
  const paymentUnits = useVocabulary("PaymentUnit");
  const royaltyBands = useVocabulary("RoyaltyBand");
  const term = readFragment(TermFragment, data);
  const { components, qualifier, amount, perUnit, trigger, asStated, royaltyTiers, payer, payees } = term;
  const notes = [
    payer && `Payer: ${payer.name}`,
    payees.length > 0 && `Payee: ${payees.map(({ name }) => name).join(" and ")}`,
    asStated && `As stated: “${asStated}”`,
    ...royaltyTiers.map(
      (tier) =>
        tier.asStated ?? (tier.percent ? percentText(tier.percent) : tier.band && royaltyBands.labelOf(tier.band)),
    ),
    trigger && `Due: ${trigger}`,
  ];
  return (
    <li className="term">
      <strong>{components.map(paymentComponents.labelOf).join(" + ")}</strong>
      <span className={amount === null ? "muted" : "amount"}>
        {amount === null ? "Undisclosed" : amountText(amount, qualifier)}
        {perUnit !== null && ` per ${paymentUnits.labelOf(perUnit).toLowerCase()}`}
      </span>
      <span className="muted">{notes.filter(Boolean).join(" · ")}</span>
    </li>
  );
}
