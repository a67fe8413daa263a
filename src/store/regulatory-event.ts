import { type RawBuilder, sql } from "kysely";
import { anyOf, familyOf } from "./list.ts";
import type { NodeRow } from "./node.ts";
import type { ChildRows, Order } from "./page.ts";

export type RegulatoryEventRow = NodeRow<"RegulatoryEvent">;

/** Newest first, undated last. */
export const regulatoryEventOrder: Order = {
  name: "regulatoryEvent:occurredOn:desc",
  by: [{ column: "occurred_on", descending: true, nullable: true }, { column: "id" }],
};

export function allRegulatoryEvents(): RawBuilder<RegulatoryEventRow> {
  return sql`(select *, 'RegulatoryEvent' as type from regulatory_event)`;
}

export function regulatoryEventsOfTherapies(therapies: readonly string[]): ChildRows<EventRow> {
  return of("therapy_id", "therapy", therapies);
}

/** Events that companies sponsor. */
export function regulatoryEventsOfCompanies(companies: readonly string[]): ChildRows<EventRow> {
  return of("sponsor_id", "sponsor", companies);
}

/** Events for indications, or for their descendants too. */
export function regulatoryEventsOfIndications(
  indications: readonly string[],
  includeDescendants: boolean,
): ChildRows<EventRow> {
  return sql`(
    select event.*, 'RegulatoryEvent' as type, family.parent_key, ${factOf("event.id", "indication")} as edge_fact
    from ${familyOf(indications, includeDescendants)} as family
    join regulatory_event as event on event.indication_id = family.member)`;
}

type EventRow = RegulatoryEventRow & { edge_fact: string };

function of(column: string, field: string, keys: readonly string[]): ChildRows<EventRow> {
  return sql`(
    select regulatory_event.*, 'RegulatoryEvent' as type, ${sql.ref(column)} as parent_key, ${factOf("id", field)} as edge_fact
    from regulatory_event where ${sql.ref(column)} in ${anyOf(keys)})`;
}

/** The fact that an event's own column states: its edges are columns, so their facts have no column of their own. */
function factOf(id: string, field: string): RawBuilder<string> {
  return sql<string>`'RegulatoryEvent:' || ${sql.ref(id)} || ${sql.lit(` RegulatoryEvent.${field}`)}`;
}
