import { PartialDate } from "../../component/date.tsx";
import { MoneyRange } from "../../component/money.tsx";
import { ScrollRegion } from "../../component/scroll-region.tsx";
import { Section } from "../../component/section.tsx";
import { ClaimMark } from "../../component/source-mark.tsx";
import type { AgreementChainFragment, AgreementRelation } from "../../graph/documents.ts";
import { EntityLink } from "../part/entity-link.tsx";
import { RelatedAgreement } from "../part/related.tsx";
import { Relation } from "../part/relation.tsx";

/** How this agreement is related to another, in words: as the subject of the relation, and as its object. */
const relationWords: Record<AgreementRelation, [outgoing: string, incoming: string]> = {
  FOLLOWS: ["Follows", "Followed by"],
  AMENDS: ["Amends", "Amended by"],
  EXPANDS: ["Expands", "Expanded by"],
  PART_OF: ["Part of", "Includes"],
  TERMINATES: ["Terminates", "Terminated by"],
};

export function RelatedAgreements({ related }: { related: AgreementChainFragment["relatedAgreements"] }) {
  return (
    <Relation
      title="Related agreements"
      entries={related.edges}
      totalCount={related.totalCount}
      keyOf={({ node, relation }) => `${relation} ${node.slug}`}
    >
      {({ node, relation, direction, claims }) => (
        <>
          <span className="muted">{relationWords[relation][direction === "OUTGOING" ? 0 : 1]}</span>{" "}
          <RelatedAgreement agreement={node} /> <ClaimMark claims={claims} />
        </>
      )}
    </Relation>
  );
}

/** The value of an agreement together with those that amend or expand it. Left out if it stands alone. */
export function ChainValue({ agreement: { slug, chainValue } }: { agreement: AgreementChainFragment }) {
  const { members, value } = chainValue;
  if (members.length < 2) return null;
  return (
    <Section title="Value with amendments and expansions">
      <ScrollRegion className="table-scroll" label="Value of the chain">
        <table>
          <thead>
            <tr>
              <th scope="col">Agreement</th>
              <th scope="col">Announced</th>
              <th scope="col" className="number">
                Upfront
              </th>
              <th scope="col" className="number">
                Total
              </th>
              <th scope="col" className="number">
                Share
              </th>
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <tr key={member.agreement.slug}>
                <th scope="row">
                  {member.agreement.slug === slug ? "This agreement" : <EntityLink entity={member.agreement} />}
                </th>
                <td data-label="Announced">
                  <PartialDate value={member.agreement.announcedOn} />
                </td>
                <td className="number" data-label="Upfront">
                  <MoneyRange range={member.value.upfront} />
                </td>
                <td className="number" data-label="Total">
                  <MoneyRange range={member.value.total} />
                </td>
                <td className="number" data-label="Share">
                  {member.share === null ? "open" : `${member.share}%`}
                </td>
              </tr>
            ))}
            <tr className="own">
              <th scope="row">Together</th>
              <td />
              <td className="number" data-label="Upfront">
                <MoneyRange range={value.upfront} />
              </td>
              <td className="number" data-label="Total">
                <MoneyRange range={value.total} />
              </td>
              <td />
            </tr>
          </tbody>
        </table>
      </ScrollRegion>
      <p className="muted">
        Payments that a later agreement replaces are left out of the earlier one. The share is that of the upper ends.
      </p>
    </Section>
  );
}
