import { changed, currentParams, href, navigate, useAddress } from "../../address/address.ts";
import { AddressCheckbox } from "../../address/address-checkbox.tsx";
import { Country } from "../../component/country.tsx";
import { PartialDate } from "../../component/date.tsx";
import { ClaimMark } from "../../component/source-mark.tsx";
import { type CompanyDetailsFragment, CompanyPageDocument } from "../../graph/documents.ts";
import { graphHref } from "../../picture/graph/graph-address.ts";
import { CompanyTimeline, DealsPerQuarter, OwnershipTree } from "../../picture/pictures.tsx";
import { questionPath } from "../../question/question-path.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";
import { Rights } from "../agreement/rights.tsx";
import { Deals } from "../company/deals.tsx";
import { GroupTree } from "../company/group-tree.tsx";
import { Pipeline } from "../company/pipeline.tsx";
import { EntityPage } from "../entity-page.tsx";
import { Ask } from "../part/ask.tsx";
import { EntityLink } from "../part/entity-link.tsx";
import { Facts } from "../part/facts.tsx";
import { RelatedEvent, RelatedTrial } from "../part/related.tsx";
import { Relation } from "../part/relation.tsx";
import { Timeline } from "../part/timeline.tsx";

export default function CompanyPage({ slug }: { slug: string }) {
  const { params } = useAddress();
  const withGroup = params.get("group") === "true";
  return (
    <EntityPage
      type="Company"
      slug={slug}
      variables={{ withGroup }}
      document={CompanyPageDocument}
      entityOf={({ company }) => company}
      subtitle={({ kind, country }) => (
        <>
          <Label of="CompanyKind" value={kind} />
          {country !== null && (
            <>
              {" · "}
              <Country code={country} />
            </>
          )}
        </>
      )}
    >
      {(company) => <Company company={company} withGroup={withGroup} />}
    </EntityPage>
  );
}

function Company({ company, withGroup }: { company: CompanyDetailsFragment; withGroup: boolean }) {
  const { slug, subsidiaries, rightsGrants, regulatoryEvents, trials, people } = company;
  return (
    <>
      <CompanyFacts company={company} />
      <Ask
        questions={[
          { text: "What changed about it?", to: questionPath("changes", { about: `companies/${slug}` }) },
          { text: "How does it compare with …?", to: questionPath("compare", { one: slug }) },
          { text: "Show its connections", to: graphHref("Company", slug) },
          { text: "How is it connected to …?", to: questionPath("connected", { from: `companies/${slug}` }) },
        ]}
      />
      {subsidiaries.totalCount > 0 && <GroupChoice withGroup={withGroup} />}
      <Deals slug={slug} withGroup={withGroup} />
      <DealsPerQuarter where={{ parties: { some: { company: { slug: { eq: slug } } } } }} />
      <Pipeline slug={slug} withGroup={withGroup} />
      <GroupTree company={company} />
      <OwnershipTree slug={slug} />
      <Rights
        title="Rights granted and received"
        grants={rightsGrants.nodes}
        totalCount={rightsGrants.totalCount}
        agreementOf={({ agreement }) => agreement}
      />
      <Relation
        title="Regulatory events"
        entries={regulatoryEvents.nodes}
        totalCount={regulatoryEvents.totalCount}
        all={href("/regulatory-events", { sponsor: slug })}
        keyOf={({ slug: each }) => each}
      >
        {(event) => <RelatedEvent event={event} />}
      </Relation>
      <Relation
        title="Trials"
        entries={trials.nodes}
        totalCount={trials.totalCount}
        all={href("/trials", { sponsor: slug })}
        keyOf={({ slug: each }) => each}
      >
        {(trial) => <RelatedTrial trial={trial} />}
      </Relation>
      <Relation
        title="People"
        entries={people.edges}
        totalCount={people.totalCount}
        keyOf={({ node, title, validFrom }) => `${node.slug} ${title} ${validFrom}`}
      >
        {({ node, title, validTo, claims }) => (
          <>
            <EntityLink entity={node} />{" "}
            <span className="muted">
              {title}
              {validTo !== null && (
                <>
                  {" "}
                  until <PartialDate value={validTo} />
                </>
              )}
            </span>{" "}
            <ClaimMark claims={claims} />
          </>
        )}
      </Relation>
      <CompanyTimeline slug={slug} />
      <Timeline id={company.id} name={company.name} />
    </>
  );
}

function CompanyFacts({ company }: { company: CompanyDetailsFragment }) {
  const { listings } = company;
  return (
    <Facts
      entity={company}
      facts={[
        { label: "Legal name", field: "COMPANY_LEGAL_NAME", value: company.legalName },
        { label: "Kind", field: "COMPANY_KIND", value: <Label of="CompanyKind" value={company.kind} /> },
        {
          label: "Headquarters",
          field: "COMPANY_COUNTRY",
          value: company.country && <Country code={company.country} />,
        },
        {
          label: "Founded",
          field: "COMPANY_FOUNDED_ON",
          value: company.foundedOn && <PartialDate value={company.foundedOn} />,
        },
        {
          label: "Listed as",
          value:
            listings.length > 0 &&
            listings.map(({ exchange, symbol, validTo, claims }, index) => (
              <span key={`${exchange} ${symbol}`}>
                {index > 0 && ", "}
                {exchange === null ? symbol : `${exchange}:${symbol}`}
                {validTo !== null && (
                  <span className="muted">
                    {" "}
                    until <PartialDate value={validTo} />
                  </span>
                )}{" "}
                <ClaimMark claims={claims} />
              </span>
            )),
        },
      ]}
    />
  );
}

/** Counts what the companies of the group do as well. */
function GroupChoice({ withGroup }: { withGroup: boolean }) {
  const { path } = useAddress();
  return (
    <p className="ask screen-only">
      <label>
        <AddressCheckbox
          isChecked={withGroup}
          onToggle={(isChecked) =>
            navigate(href(path, changed(currentParams(), { group: isChecked ? "true" : null })), {
              replace: true,
              keepsPosition: true,
              afterPaint: true,
            })
          }
        />{" "}
        With the companies that it owns
      </label>
    </p>
  );
}
