import type { ReactNode } from "react";
import { href } from "../../../address/address.ts";
import { Link } from "../../../address/link.tsx";
import { Country } from "../../../component/country.tsx";
import { PartialDate, Unknown } from "../../../component/date.tsx";
import { ScrollRegion } from "../../../component/scroll-region.tsx";
import { EntityLink } from "../../../entity/part/entity-link.tsx";
import { RelatedAgreement } from "../../../entity/part/related.tsx";
import type { CompareCompaniesQuery, ComparedCompanyFragment, MoneyFiguresFragment } from "../../../graph/documents.ts";
import { shortMoney } from "../../../text/money-text.ts";
import { numberText } from "../../../text/number-text.ts";
import { InReaderLanguage } from "../../../vocabulary/in-reader-language.tsx";
import { Label, useTerms } from "../../../vocabulary/vocabulary.tsx";

type Company = ComparedCompanyFragment;
type Stats = CompareCompaniesQuery["statsOfOne"];

interface Row {
  label: string;
  value: (company: Company, stats: Stats) => ReactNode;
}

const rows: readonly Row[] = [
  { label: "Kind", value: ({ kind }) => <Label of="CompanyKind" value={kind} /> },
  { label: "Headquarters", value: ({ country }) => (country === null ? <Unknown /> : <Country code={country} />) },
  { label: "Founded", value: ({ foundedOn }) => <PartialDate value={foundedOn} /> },
  { label: "Owned by", value: ({ ultimateParent }) => ultimateParent && <EntityLink entity={ultimateParent} /> },
  {
    label: "Agreements",
    value: ({ slug, agreements }) => (
      <Link to={href("/agreements", { company: slug })}>{numberText(agreements.totalCount)}</Link>
    ),
  },
  { label: "As licensee", value: ({ inLicenses }) => numberText(inLicenses.totalCount) },
  { label: "As licensor", value: ({ outLicenses }) => numberText(outLicenses.totalCount) },
  { label: "As acquirer", value: ({ acquisitions }) => numberText(acquisitions.totalCount) },
  { label: "As investor", value: ({ investments }) => numberText(investments.totalCount) },
  { label: "Median upfront", value: (_, stats) => stats && <Median figures={stats.upfront} /> },
  { label: "Median total", value: (_, stats) => stats && <Median figures={stats.total} /> },
  {
    label: "Latest agreement",
    value: ({ latest }) => latest.nodes[0] && <RelatedAgreement agreement={latest.nodes[0]} />,
  },
  {
    label: "Therapies",
    value: ({ slug, therapies }) => (
      <Link to={href("/therapies", { company: slug })}>{numberText(therapies.totalCount)}</Link>
    ),
  },
  { label: "by highest stage", value: ({ therapies }) => <ByStage therapies={therapies.nodes} /> },
  { label: "Approvals", value: ({ approvals }) => numberText(approvals.totalCount) },
  {
    label: "Trials",
    value: ({ slug, trials }) => <Link to={href("/trials", { sponsor: slug })}>{numberText(trials.totalCount)}</Link>,
  },
];

interface Props {
  data: CompareCompaniesQuery;
  one: Company;
  other: Company;
}

/** Two companies side by side. */
export function CompareTable({ data: { statsOfOne, statsOfOther }, one, other }: Props) {
  return (
    <ScrollRegion className="table-scroll" label="Comparison">
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="hidden">What is compared</span>
            </th>
            <th scope="col">{one.name}</th>
            <th scope="col">{other.name}</th>
          </tr>
        </thead>
        <tbody>
          {rows
            .map(({ label, value }) => ({ label, first: value(one, statsOfOne), second: value(other, statsOfOther) }))
            .filter(({ first, second }) => first || second)
            .map(({ label, first, second }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td data-label={one.name}>{first}</td>
                <td data-label={other.name}>{second}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Median({ figures: { median, count, currency } }: { figures: MoneyFiguresFragment }) {
  if (median === null) return <Unknown />;
  return (
    <>
      <InReaderLanguage>{shortMoney(median, currency)}</InReaderLanguage>{" "}
      <span className="muted">of {numberText(count)} that disclose it</span>
    </>
  );
}

function ByStage({ therapies }: { therapies: Company["therapies"]["nodes"] }) {
  const order = useTerms("DevelopmentStage").map(({ value }) => value);
  const counts = Map.groupBy(therapies, ({ highestStage }) => highestStage);
  const stages = [...counts].sort(([a], [b]) => order.indexOf(b ?? "") - order.indexOf(a ?? ""));
  return stages.map(([stage, members], index) => (
    <span key={stage}>
      {index > 0 && ", "}
      {stage === null ? "Not stated" : <Label of="DevelopmentStage" value={stage} />} {members.length}
    </span>
  ));
}
