import { type FragmentOf, graphql, readFragment } from "./graphql.ts";
import { Section } from "./section.tsx";
import { amountText, percentText, wordsOf } from "./text.ts";

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
      minPercent
      maxPercent
    }
    payer {
      name
    }
    payee {
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

/** What is paid for what, in the currency and the words of the sources. */
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
  const term = readFragment(TermFragment, data);
  const { components, qualifier, amount, perUnit, trigger, asStated, royaltyTiers, payer, payee } = term;
  const notes = [
    payer && `From ${payer.name}`,
    payee.length > 0 && `To ${payee.map(({ name }) => name).join(" and ")}`,
    asStated && `As stated: “${asStated}”`,
    ...royaltyTiers.map((tier) => tier.asStated ?? percentText(tier.minPercent, tier.maxPercent)),
    trigger && `Due: ${trigger}`,
  ];
  return (
    <li className="term">
      <strong>{components.map(wordsOf).join(" + ")}</strong>
      <span className={amount === null ? "quiet" : "amount"}>
        {amount === null ? "Undisclosed" : amountText(amount, qualifier)}
        {perUnit !== null && ` per ${perUnit}`}
      </span>
      <span className="quiet">{notes.filter(Boolean).join(" · ")}</span>
    </li>
  );
}
