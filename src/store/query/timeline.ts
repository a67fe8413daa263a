import { type RawBuilder, sql } from "kysely";
import type { NodeKey } from "../domain/node-key.ts";
import { anyOf } from "./list.ts";
import type { ChildRows, Order } from "./page.ts";

/** Something dated: which node, by which of its fields, and the fact that says so. */
export interface TimelineRow {
  date: string;
  predicate: string;
  node: NodeKey;
  fact: string;
}

/** Earliest first; what happened on the same day follows by node and field. */
export const timelineOrder: Order = {
  name: "timeline:date",
  by: [{ column: "date" }, { column: "node" }, { column: "predicate" }, { column: "fact" }],
};

const agreementDates = {
  announcedOn: "announced_on",
  signedOn: "signed_on",
  effectiveOn: "effective_on",
  closedOn: "closed_on",
  terminatedOn: "terminated_on",
};
const trialDates = {
  startedOn: "started_on",
  completedOn: "completed_on",
  completionExpectedOn: "completion_expected_on",
};
const eventDates = { occurredOn: "occurred_on" };

/** The dates of agreements, and of those they amend, follow, end or are part of. */
export function timelineOfAgreements(agreements: readonly string[]): ChildRows<TimelineRow> {
  const own = sql`(select value as parent_key, value as id from json_each(${JSON.stringify(agreements)})
    union select agreement_id, related_id from agreement_relation where agreement_id in ${anyOf(agreements)}
    union select related_id, agreement_id from agreement_relation where related_id in ${anyOf(agreements)})`;
  return union([...dated("Agreement", "agreement", agreementDates, own)]);
}

/** What happened to therapies: agreements that cover them, what regulators did, trials that study them. */
export function timelineOfTherapies(therapies: readonly string[]): ChildRows<TimelineRow> {
  const linked = (table: string, column: string) =>
    sql`(select therapy_id as parent_key, ${sql.ref(column)} as id from ${sql.table(table)} where therapy_id in ${anyOf(therapies)})`;
  return union([
    ...dated("Agreement", "agreement", agreementDates, linked("agreement_therapy", "agreement_id")),
    ...dated("RegulatoryEvent", "regulatory_event", eventDates, linked("regulatory_event", "id")),
    ...dated("Trial", "trial", trialDates, linked("trial_therapy", "trial_id")),
  ]);
}

/** What happened to companies: their founding, agreements they are party to, events and trials they sponsor, who came to own them or be owned by them. */
export function timelineOfCompanies(companies: readonly string[]): ChildRows<TimelineRow> {
  const linked = (table: string, own: string, column: string) =>
    sql`(select distinct ${sql.ref(own)} as parent_key, ${sql.ref(column)} as id from ${sql.table(table)} where ${sql.ref(own)} in ${anyOf(companies)})`;
  const owned = (own: string) =>
    ["from_on", "to_on"].map(
      (column) => sql`select ${sql.ref(own)} as parent_key, ${sql.ref(column)} as date, 'Company.parent' as predicate,
        'Company:' || company_id as node, fact from company_parent where ${sql.ref(own)} in ${anyOf(companies)} and ${sql.ref(column)} is not null`,
    );
  return union([
    ...dated("Company", "company", { foundedOn: "founded_on" }, linked("company", "id", "id")),
    ...dated("Agreement", "agreement", agreementDates, linked("party", "company_id", "agreement_id")),
    ...dated("RegulatoryEvent", "regulatory_event", eventDates, linked("regulatory_event", "sponsor_id", "id")),
    ...dated("Trial", "trial", trialDates, linked("trial_sponsor", "company_id", "trial_id")),
    ...owned("company_id"),
    ...owned("parent_id"),
  ]);
}

function dated(
  type: string,
  table: string,
  dates: Record<string, string>,
  members: RawBuilder<unknown>,
): RawBuilder<unknown>[] {
  return Object.entries(dates).map(([field, column]) => {
    const predicate = `${type}.${field}`;
    return sql`select member.parent_key, item.${sql.ref(column)} as date, ${sql.lit(predicate)} as predicate,
      ${sql.lit(`${type}:`)} || item.id as node, ${sql.lit(`${type}:`)} || item.id || ${sql.lit(` ${predicate}`)} as fact
      from ${members} as member join ${sql.table(table)} as item on item.id = member.id where item.${sql.ref(column)} is not null`;
  });
}

function union(branches: readonly RawBuilder<unknown>[]): ChildRows<TimelineRow> {
  return sql`(${sql.join(branches, sql` union all `)})`;
}
