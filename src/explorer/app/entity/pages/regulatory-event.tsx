import { href } from "../../address/address.ts";
import { Country } from "../../component/country.tsx";
import { PartialDate } from "../../component/date.tsx";
import { type RegulatoryEventDetailsFragment, RegulatoryEventPageDocument } from "../../graph/documents.ts";
import { Label, Labels } from "../../vocabulary/vocabulary.tsx";
import { EntityPage } from "../entity-page.tsx";
import { EntityLink } from "../part/entity-link.tsx";
import { Facts } from "../part/facts.tsx";
import { RelatedEvent } from "../part/related.tsx";
import { Relation } from "../part/relation.tsx";

export default function RegulatoryEventPage({ slug }: { slug: string }) {
  return (
    <EntityPage
      type="RegulatoryEvent"
      slug={slug}
      variables={{}}
      document={RegulatoryEventPageDocument}
      entityOf={({ regulatoryEvent }) => regulatoryEvent}
      subtitle={({ kind, agency }) => (
        <>
          <Label of="Agency" value={agency} /> · <Label of="RegulatoryEventKind" value={kind} />
        </>
      )}
    >
      {(event) => (
        <>
          <EventFacts event={event} />
          <History event={event} />
        </>
      )}
    </EntityPage>
  );
}

function EventFacts({ event }: { event: RegulatoryEventDetailsFragment }) {
  return (
    <Facts
      entity={event}
      facts={[
        {
          label: event.isExpected ? "Expected" : "Date",
          field: "REGULATORY_EVENT_DATE",
          value: event.date && <PartialDate value={event.date} />,
        },
        { label: "Therapy", field: "REGULATORY_EVENT_THERAPY", value: <EntityLink entity={event.therapy} /> },
        {
          label: "Indication",
          field: "REGULATORY_EVENT_INDICATION",
          value: event.indication && <EntityLink entity={event.indication} />,
        },
        { label: "Population", field: "REGULATORY_EVENT_POPULATION", value: event.population },
        {
          label: "Sponsor",
          field: "REGULATORY_EVENT_SPONSOR",
          value: event.sponsor && <EntityLink entity={event.sponsor} />,
        },
        {
          label: "Designation",
          field: "REGULATORY_EVENT_DESIGNATION",
          value: event.designation && <Label of="Designation" value={event.designation} />,
        },
        {
          label: "Pathways",
          field: "REGULATORY_EVENT_PATHWAYS",
          value: event.pathways.length > 0 && <Labels of="Pathway" values={event.pathways} />,
        },
        {
          label: "Country",
          field: "REGULATORY_EVENT_COUNTRY",
          value: event.country && <Country code={event.country} />,
        },
        {
          label: "Application number",
          field: "REGULATORY_EVENT_APPLICATION_NUMBER",
          value: event.applicationNumber,
        },
        { label: "Outcome", field: "REGULATORY_EVENT_OUTCOME", value: event.outcome },
      ]}
    />
  );
}

/** The other events of the same therapy, of which those for the same indication come first. */
function History({ event: { slug, therapy, indication } }: { event: RegulatoryEventDetailsFragment }) {
  const others = therapy.regulatoryEvents.nodes.filter((each) => each.slug !== slug);
  const isSame = (each: (typeof others)[number]) => indication !== null && each.indication?.slug === indication.slug;
  return (
    <Relation
      title={
        <>
          Other events of <EntityLink entity={therapy} />
        </>
      }
      entries={[...others.filter(isSame), ...others.filter((each) => !isSame(each))]}
      totalCount={therapy.regulatoryEvents.totalCount - 1}
      all={href("/regulatory-events", { therapy: therapy.slug })}
      keyOf={({ slug: each }) => each}
    >
      {(event) => (
        <>
          <RelatedEvent event={event} />
          {event.indication !== null && (
            <span className="muted">
              {" "}
              · <EntityLink entity={event.indication} />
            </span>
          )}
        </>
      )}
    </Relation>
  );
}
