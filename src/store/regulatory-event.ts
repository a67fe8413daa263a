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

export function regulatoryEventsOfTherapies(therapies: readonly string[]): ChildRows<RegulatoryEventRow> {
  return of("therapy_id", therapies);
}

/** Events that companies sponsor. */
export function regulatoryEventsOfCompanies(companies: readonly string[]): ChildRows<RegulatoryEventRow> {
  return of("sponsor_id", companies);
}

/** Events for indications, or for their descendants too. */
export function regulatoryEventsOfIndications(
  indications: readonly string[],
  includeDescendants: boolean,
): ChildRows<RegulatoryEventRow> {
  return sql`(
    select event.*, 'RegulatoryEvent' as type, family.parent_key
    from ${familyOf(indications, includeDescendants)} as family
    join regulatory_event as event on event.indication_id = family.member)`;
}

function of(column: string, keys: readonly string[]): ChildRows<RegulatoryEventRow> {
  return sql`(
    select regulatory_event.*, 'RegulatoryEvent' as type, ${sql.ref(column)} as parent_key
    from regulatory_event where ${sql.ref(column)} in ${anyOf(keys)})`;
}
