import { PartialDate } from "../../component/date.tsx";
import { RegulatoryEventPageDocument } from "../../graph/documents.ts";
import { countryText } from "../../text/country-text.ts";
import { Label, Labels } from "../../vocabulary/vocabulary.tsx";
import { EntityLink } from "../entity-link.tsx";
import { EntityPage } from "../entity-page.tsx";
import { Facts } from "../facts.tsx";

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
            { label: "Country", field: "REGULATORY_EVENT_COUNTRY", value: event.country && countryText(event.country) },
            {
              label: "Application number",
              field: "REGULATORY_EVENT_APPLICATION_NUMBER",
              value: event.applicationNumber,
            },
            { label: "Outcome", field: "REGULATORY_EVENT_OUTCOME", value: event.outcome },
          ]}
        />
      )}
    </EntityPage>
  );
}
