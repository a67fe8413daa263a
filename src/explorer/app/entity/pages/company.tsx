import { href } from "../../address/address.ts";
import { PartialDate } from "../../component/date.tsx";
import { type CompanyDetailsFragment, CompanyPageDocument } from "../../graph/documents.ts";
import { countryText } from "../../text/country-text.ts";
import { Label, Labels } from "../../vocabulary/vocabulary.tsx";
import { EntityLink } from "../entity-link.tsx";
import { EntityPage } from "../entity-page.tsx";
import { Facts } from "../facts.tsx";
import { RelatedAgreement, RelatedEvent, RelatedTherapy, RelatedTrial } from "../related.tsx";
import { Relation } from "../relation.tsx";

export default function CompanyPage({ slug }: { slug: string }) {
  return (
    <EntityPage
      type="Company"
      slug={slug}
      variables={{}}
      document={CompanyPageDocument}
      entityOf={({ company }) => company}
      subtitle={({ kind, country }) => (
        <>
          <Label of="CompanyKind" value={kind} />
          {country !== null && ` · ${countryText(country)}`}
        </>
      )}
    >
      {(company) => <Company company={company} />}
    </EntityPage>
  );
}

function Company({ company }: { company: CompanyDetailsFragment }) {
  const { slug, parent, ultimateParent, subsidiaries, agreements, therapies, regulatoryEvents, trials, people } =
    company;
  const listings = company.listings.filter(({ validTo }) => validTo === null);
  return (
    <>
      <Facts
        entity={company}
        facts={[
          { label: "Legal name", field: "COMPANY_LEGAL_NAME", value: company.legalName },
          {
            label: "Founded",
            field: "COMPANY_FOUNDED_ON",
            value: company.foundedOn && <PartialDate value={company.foundedOn} />,
          },
          {
            label: "Listed as",
            field: "COMPANY_LISTINGS",
            value: listings.map(({ exchange, symbol }) => (exchange ? `${exchange}:${symbol}` : symbol)).join(", "),
          },
          { label: "Owner", field: "COMPANY_PARENTS", value: parent && <EntityLink entity={parent} /> },
          {
            label: "Group",
            value: ultimateParent && ultimateParent.slug !== parent?.slug && <EntityLink entity={ultimateParent} />,
          },
        ]}
      />
      <Relation
        title="Agreements"
        entries={agreements.edges}
        totalCount={agreements.totalCount}
        all={href("/agreements", { company: slug })}
        keyOf={({ node }) => node.slug}
      >
        {({ node, roles }) => (
          <>
            <RelatedAgreement agreement={node} />{" "}
            <span className="muted">
              · <Labels of="PartyRole" values={roles} />
            </span>
          </>
        )}
      </Relation>
      <Relation
        title="Therapies"
        entries={therapies.edges}
        totalCount={therapies.totalCount}
        all={href("/therapies", { company: slug })}
        keyOf={({ node }) => node.slug}
      >
        {({ node, roles }) => (
          <>
            <RelatedTherapy therapy={node} />{" "}
            <span className="muted">
              · <Labels of="TherapyRole" values={roles} />
            </span>
          </>
        )}
      </Relation>
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
        title="Subsidiaries"
        entries={subsidiaries.nodes}
        totalCount={subsidiaries.totalCount}
        keyOf={({ slug: each }) => each}
      >
        {(subsidiary) => <EntityLink entity={subsidiary} />}
      </Relation>
      <Relation title="People" entries={people.nodes} totalCount={people.totalCount} keyOf={({ slug: each }) => each}>
        {(person) => <EntityLink entity={person} />}
      </Relation>
    </>
  );
}
