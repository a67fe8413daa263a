import { type RawBuilder, sql } from "kysely";
import type { AgreementRow } from "./agreement.ts";
import type { Store } from "./open.ts";
import type { Rows } from "./page.ts";
import type { RegulatoryEventRow } from "./regulatory-event.ts";

/** How a dimension is read: the joins that it needs, and the text it groups by. */
interface Dimension {
  join?: "party" | "therapy" | "area" | "kind";
  value: string;
}

const quarter = (date: string) =>
  `case when length(${date}) >= 7 then substr(${date}, 1, 4) || '-Q' || ((cast(substr(${date}, 6, 2) as integer) + 2) / 3) end`;

export const agreementDimensions = {
  YEAR: { value: "substr(item.announced_on, 1, 4)" },
  QUARTER: { value: quarter("item.announced_on") },
  KIND: { join: "kind", value: "kind.value" },
  MODALITY: { join: "therapy", value: "therapy.modality" },
  STAGE_AT_SIGNING: { join: "therapy", value: "covered.stage_at_signing" },
  THERAPEUTIC_AREA: { join: "area", value: "area.id" },
  COMPANY: { join: "party", value: "company.id" },
  ROLE: { join: "party", value: "party.role" },
  COUNTRY: { join: "party", value: "company.country" },
} satisfies Record<string, Dimension>;

export const regulatoryEventDimensions = {
  YEAR: { value: "substr(item.occurred_on, 1, 4)" },
  QUARTER: { value: quarter("item.occurred_on") },
  KIND: { value: "item.kind" },
  AGENCY: { value: "item.agency" },
  DESIGNATION: { value: "item.designation" },
  COUNTRY: { value: "item.country" },
  THERAPY: { value: "item.therapy_id" },
  INDICATION: { value: "item.indication_id" },
  COMPANY: { value: "item.sponsor_id" },
} satisfies Record<string, Dimension>;

export type AgreementDimension = keyof typeof agreementDimensions;
export type RegulatoryEventDimension = keyof typeof regulatoryEventDimensions;

const joins: Record<NonNullable<Dimension["join"]>, RawBuilder<unknown>> = {
  party: sql`left join party on party.agreement_id = item.id left join company on company.id = party.company_id`,
  therapy: sql`left join agreement_therapy as covered on covered.agreement_id = item.id left join therapy on therapy.id = covered.therapy_id`,
  kind: sql`left join json_each(item.kinds_json) as kind`,
  // The area of an indication is the widest disease above it: an ancestor, or itself, that is a subtype of nothing.
  area: sql`left join agreement_indication as field on field.agreement_id = item.id
    left join indication as area on (area.id = field.indication_id or area.id in (
      select ancestor_id from indication_ancestor where indication_id = field.indication_id))
      and not exists (select 1 from indication_parent where indication_parent.indication_id = area.id)`,
};

/** An agreement in one group, with what it is worth in the currency of its terms; it stands once in each of its groups. */
export interface AgreementFigure {
  id: string;
  first: string | null;
  second: string | null;
  announced_on: string | null;
  upfront: string | null;
  upfront_currency: string | null;
  total: string | null;
  total_currency: string | null;
}

/** Agreements by up to two dimensions, in one statement. */
export async function agreementFigures(
  store: Store,
  rows: Rows<AgreementRow>,
  by: readonly AgreementDimension[],
): Promise<AgreementFigure[]> {
  const dimensions: readonly Dimension[] = by.map((name) => agreementDimensions[name]);
  const needed = [...new Set(dimensions.flatMap(({ join }) => (join ? [join] : [])))].map((name) => joins[name]);
  const value = (index: number) => sql.raw(dimensions[index]?.value ?? "null");
  const found = await sql<AgreementFigure>`
    select distinct item.id, ${value(0)} as first, ${value(1)} as second, item.announced_on,
      coalesce(upfront.max, upfront.min) as upfront, upfront.currency as upfront_currency,
      coalesce(total.max, total.min) as total, total.currency as total_currency
    from ${rows} as item ${needed.length > 0 ? sql.join(needed, sql` `) : sql``}
    left join agreement_value as upfront on upfront.agreement_id = item.id and upfront.measure = 'UPFRONT'
    left join agreement_value as total on total.agreement_id = item.id and total.measure = 'TOTAL'`.execute(store);
  return found.rows;
}

/** How many regulatory events there are by up to two dimensions, in one statement. */
export async function regulatoryEventCounts(
  store: Store,
  rows: Rows<RegulatoryEventRow>,
  by: readonly RegulatoryEventDimension[],
): Promise<{ first: string | null; second: string | null; count: number }[]> {
  const value = (index: number) => sql.raw((by[index] && regulatoryEventDimensions[by[index]].value) ?? "null");
  const found = await sql<{ first: string | null; second: string | null; count: number }>`
    select ${value(0)} as first, ${value(1)} as second, count(*) as count from ${rows} as item group by 1, 2`.execute(
    store,
  );
  return found.rows;
}
