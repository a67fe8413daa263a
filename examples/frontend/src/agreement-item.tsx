import { AgreementLink } from "./agreement-link.tsx";
import { DateOf } from "./date.tsx";
import { type FragmentOf, graphql, readFragment } from "./graphql.ts";
import { RangeFragment, totalText } from "./range.ts";
import { kindNames } from "./vocabulary.ts";

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

/** An agreement in the list. */
export function AgreementItem({ data, open }: { data: FragmentOf<typeof AgreementItemFragment>; open: boolean }) {
  const { slug, name, announcedOn, kinds, therapies, value } = readFragment(AgreementItemFragment, data);
  const subjects = [...kinds.map((kind) => kindNames[kind]), ...therapies.nodes.map((therapy) => therapy.name)];
  return (
    <article className="agreement" id={`agreement-${slug}`}>
      <h2>
        <AgreementLink slug={slug} open={open}>
          {name}
        </AgreementLink>
      </h2>
      <p className="date">
        <DateOf date={announcedOn} />
      </p>
      <p className={value.total === null ? "worth quiet" : "worth"}>{totalText(value.total, value.basis)}</p>
      <p className="about">{subjects.join(" · ")}</p>
    </article>
  );
}
