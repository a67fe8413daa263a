import type { ReactNode } from "react";
import { PartialDate } from "../../component/date.tsx";
import { Section } from "../../component/section.tsx";
import { ClaimMark } from "../../component/source-mark.tsx";
import type { CompanyDetailsFragment, OwnedFragment } from "../../graph/documents.ts";
import { EntityLink } from "../part/entity-link.tsx";

type Owner = CompanyDetailsFragment["parents"]["edges"][number];
type Part = OwnedFragment["subsidiaries"]["edges"][number];

/** The corporate group of a company: its owners above it, what it owns below it, and former owners. */
export function GroupTree({ company }: { company: CompanyDetailsFragment }) {
  const { parents, subsidiaries, ultimateParents } = company;
  if (parents.totalCount === 0 && subsidiaries.totalCount === 0) return null;
  const current = parents.edges.filter(({ validTo }) => validTo === null);
  const former = parents.edges.filter(({ validTo }) => validTo !== null);
  const tops = ultimateParents.filter(({ slug }) => !current.some(({ node }) => node.slug === slug));
  const own = (
    <li>
      <strong>{company.name}</strong>
      <Parts subsidiaries={subsidiaries}>
        {(part) => ("subsidiaries" in part.node ? <Parts subsidiaries={part.node.subsidiaries} /> : null)}
      </Parts>
    </li>
  );
  return (
    <Section title="Corporate group">
      {tops.length > 0 && (
        <p>
          The group belongs to{" "}
          {tops.map((top) => (
            <EntityLink key={top.slug} entity={top} />
          ))}
          .
        </p>
      )}
      <ul className="tree">
        {current.length === 0
          ? own
          : current.map((owner) => (
              <li key={owner.node.slug}>
                <Owned edge={owner} />
                <ul>{own}</ul>
              </li>
            ))}
      </ul>
      {former.length > 0 && (
        <p className="former">
          <span className="muted">Formerly owned by </span>
          {former.map((owner, index) => (
            <span key={`${owner.node.slug} ${owner.validTo}`}>
              {index > 0 && ", "}
              <Owned edge={owner} />
            </span>
          ))}
        </p>
      )}
    </Section>
  );
}

function Owned({ edge: { node, validFrom, validTo, claims } }: { edge: Owner }) {
  return (
    <>
      <EntityLink entity={node} />{" "}
      <span className="muted">
        {validFrom !== null && (
          <>
            since <PartialDate value={validFrom} />{" "}
          </>
        )}
        {validTo !== null && (
          <>
            until <PartialDate value={validTo} />{" "}
          </>
        )}
      </span>
      <ClaimMark claims={claims} />
    </>
  );
}

interface PartsProps<Edge extends Part> {
  subsidiaries: { totalCount: number; edges: readonly Edge[] };
  /** What stands below each. */
  children?: (part: Edge) => ReactNode;
}

function Parts<Edge extends Part>({ subsidiaries: { totalCount, edges }, children }: PartsProps<Edge>) {
  if (totalCount === 0) return null;
  return (
    <ul>
      {edges.map((part) => (
        <li key={part.node.slug}>
          <EntityLink entity={part.node} />{" "}
          {part.validFrom !== null && (
            <span className="muted">
              since <PartialDate value={part.validFrom} />
            </span>
          )}{" "}
          <ClaimMark claims={part.claims} />
          {children?.(part)}
        </li>
      ))}
      {totalCount > edges.length && <li className="muted">and {totalCount - edges.length} more</li>}
    </ul>
  );
}
