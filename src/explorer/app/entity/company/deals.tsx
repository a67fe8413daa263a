import { href } from "../../address/address.ts";
import { Link } from "../../address/link.tsx";
import { Loaded } from "../../component/loaded.tsx";
import { ScrollRegion } from "../../component/scroll-region.tsx";
import { Section } from "../../component/section.tsx";
import { ShowQuery } from "../../component/show-query.tsx";
import { CompanyDealsDocument, type CompanyDealsQuery, type PartyRole } from "../../graph/documents.ts";
import { useGraph } from "../../graph/use-graph.ts";
import { countText, numberText } from "../../text/number-text.ts";
import { Label, Labels, useLabels } from "../../vocabulary/vocabulary.tsx";
import { RelatedAgreement } from "../part/related.tsx";

type Deal = NonNullable<CompanyDealsQuery["company"]>["agreements"]["edges"][number];

const latest = 8;

/** The agreements of a company: how many in which year and role, and the latest ones. */
export function Deals({ slug, withGroup }: { slug: string; withGroup: boolean }) {
  const variables = { slug, withGroup };
  const result = useGraph(CompanyDealsDocument, variables, { keepsFormer: true });
  return (
    <Loaded of={result}>
      {({ company }) => {
        if (company === null || company.agreements.totalCount === 0) return null;
        const { totalCount, edges } = company.agreements;
        return (
          <Section
            title="Agreements"
            aside={<span className="muted">{countText(totalCount, "agreement", "agreements")}</span>}
          >
            <DealsByYear slug={slug} edges={edges} />
            {totalCount > edges.length && (
              <p className="muted">The table counts the latest {numberText(edges.length)}.</p>
            )}
            <ul className="relation">
              {edges.slice(0, latest).map(({ node, roles }) => (
                <li key={node.slug}>
                  <RelatedAgreement agreement={node} />{" "}
                  <span className="muted">
                    · <Labels of="PartyRole" values={roles} />
                  </span>
                </li>
              ))}
            </ul>
            <p>
              <Link to={href("/agreements", { company: slug })}>All {numberText(totalCount)} as a list</Link>
            </p>
            <ShowQuery document={CompanyDealsDocument} variables={variables} />
          </Section>
        );
      }}
    </Loaded>
  );
}

const yearOf = ({ node }: Deal) => node.announcedOn?.slice(0, 4) ?? null;

function DealsByYear({ slug, edges }: { slug: string; edges: readonly Deal[] }) {
  const labels = useLabels();
  const roles = rolesOf(edges);
  const years = [...Map.groupBy(edges, yearOf)].sort(([a], [b]) => (b ?? "").localeCompare(a ?? ""));
  return (
    <ScrollRegion className="table-scroll" label="Agreements by year and role">
      <table className="years">
        <caption>Agreements by year of announcement and role. One with several roles counts under each.</caption>
        <thead>
          <tr>
            <th scope="col">Year</th>
            <th scope="col" className="number">
              All
            </th>
            {roles.map((role) => (
              <th key={role} scope="col" className="number">
                <Label of="PartyRole" value={role} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {years.map(([year, deals]) => (
            <tr key={year}>
              <th scope="row">
                {year === null ? (
                  "No date"
                ) : (
                  <Link to={href("/agreements", { company: slug, "announced-min": year, "announced-max": year })}>
                    {year}
                  </Link>
                )}
              </th>
              <td className="number" data-label="All">
                {numberText(deals.length)}
              </td>
              {roles.map((role) => (
                <td key={role} className="number" data-label={labels("PartyRole", role)}>
                  {countOf(deals, role)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** Nothing in place of zero, so that the table shows where the deals are. */
function countOf(deals: readonly Deal[], role: PartyRole): string {
  const count = deals.filter(({ roles }) => roles.includes(role)).length;
  return count === 0 ? "" : numberText(count);
}

/** The roles, the most frequent first. */
function rolesOf(edges: readonly Deal[]): PartyRole[] {
  const counts = new Map<PartyRole, number>();
  for (const role of edges.flatMap(({ roles }) => roles)) counts.set(role, (counts.get(role) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b)).map(([role]) => role);
}
