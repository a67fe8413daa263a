import { AgreementLink } from "./agreement-link.tsx";
import { DateText } from "./date-text.tsx";
import { type FragmentOf, graphql, readFragment } from "./graphql.ts";
import { RangeFragment, totalText } from "./range.ts";
import { useVocabulary } from "./vocabulary.tsx";

export const AgreementItemFragment = graphql(
  `
  fragment AgreementItem on Agreement {
    slug
    name
    announcedOn
    kinds
    therapies(first: 3) {
      nodes {
        name
      }
    }
    value(currency: USD) {
      basis
      total {
        ...Range
      }
    }
  }
`,
  [RangeFragment],
);

interface Props {
  data: FragmentOf<typeof AgreementItemFragment>;
  isSelected: boolean;
}

/** An agreement in the list. */
export function AgreementItem({ data, isSelected }: Props) {
  const { labelOf } = useVocabulary("AgreementKind");
  const { slug, name, announcedOn, kinds, therapies, value } = readFragment(AgreementItemFragment, data);
  return (
    <article className="agreement" id={`agreement-${slug}`}>
      <h2>
        <AgreementLink slug={slug} isSelected={isSelected}>
          {name}
        </AgreementLink>
      </h2>
      <p className="date">
        <DateText date={announcedOn} />
      </p>
      <p className={value.total === null ? "total muted" : "total"}>{totalText(value.total, value.basis)}</p>
      <p className="subtitle">{[...kinds.map(labelOf), ...therapies.nodes.map((node) => node.name)].join(" · ")}</p>
    </article>
  );
}
