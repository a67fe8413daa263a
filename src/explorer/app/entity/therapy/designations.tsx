import { PartialDate } from "../../component/date.tsx";
import type { TherapyDetailsFragment } from "../../graph/documents.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";
import { EntityLink } from "../part/entity-link.tsx";
import { Relation } from "../part/relation.tsx";

/** The designations that agencies granted, refused or withdrew. */
export function Designations({ designations }: { designations: TherapyDetailsFragment["designations"] }) {
  return (
    <Relation
      title="Designations"
      entries={designations.nodes}
      totalCount={designations.totalCount}
      keyOf={({ slug }) => slug}
    >
      {(event) => (
        <>
          {event.designation !== null && (
            <strong>
              <Label of="Designation" value={event.designation} />
            </strong>
          )}{" "}
          <EntityLink entity={event} />
          <span className="muted note">
            <PartialDate value={event.date} /> · <Label of="Agency" value={event.agency} /> ·{" "}
            <Label of="RegulatoryEventKind" value={event.kind} />
            {event.indication !== null && (
              <>
                {" "}
                · <EntityLink entity={event.indication} />
              </>
            )}
          </span>
        </>
      )}
    </Relation>
  );
}
