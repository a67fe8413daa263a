import { type RawBuilder, sql } from "kysely";
import { LRUCache } from "lru-cache";
import {
  type AgreementDimension,
  AgreementFigures,
  type AgreementGroup,
  type Amount,
} from "../../domain/agreement-figure.ts";
import { scaleDecimal } from "../../domain/decimal.ts";
import { type Summary, summaryOf } from "../../domain/statistics.ts";
import type { Store } from "../open.ts";
import { cachedUntilChange } from "./cached-until-change.ts";
import { filtered } from "./filter/filter.ts";
import type { Where } from "./filter/request.ts";
import { ultimateParentSlugs } from "./graph/ownership.ts";
import { allNodes } from "./node.ts";
import { type RateRow, ratesByCurrencyAndDay } from "./rate.ts";

/**
 * The figures of all agreements, cached until the store changes. An amount is the upper end of its range if it has one, otherwise
 * the lower.
 */
const agreementFigures = cachedUntilChange(async (store) => {
  const amounts = await sql<{ id: string; measure: string } & Amount>`
    select agreement_id as id, measure, coalesce(max, min) as amount, currency from agreement_value
    where measure in ('UPFRONT', 'TOTAL') and coalesce(max, min) is not null`.execute(store);
  const amountOf = new Map(amounts.rows.map(({ id, measure, ...amount }) => [`${measure} ${id}`, amount]));
  const agreements = await sql<{ id: string; announced_on: string | null }>`
    select id, announced_on from agreement order by id`.execute(store);
  const figures = agreements.rows.map(({ id, announced_on }) => ({
    id,
    announcedOn: announced_on,
    upfront: amountOf.get(`UPFRONT ${id}`) ?? null,
    total: amountOf.get(`TOTAL ${id}`) ?? null,
  }));

  const entries = async (query: RawBuilder<Record<string, string | null>>) =>
    (await query.execute(store)).rows.map((row) => Object.values(row) as [string, ...(string | null)[]]);
  return AgreementFigures.of(figures, {
    kinds: await entries(sql`select agreement_id, kind from agreement_kind`),
    covered: await entries(sql`
      select edge.agreement_id, therapy.modality, edge.stage_at_signing
      from agreement_therapy as edge join therapy on therapy.id = edge.therapy_id`),
    // The therapeutic area of an indication is its topmost ancestor, or the indication itself if it has no parents.
    areas: await entries(sql`
      with area (indication_id, area_id) as (
        select id, id from indication union select indication_id, ancestor_id from indication_ancestor)
      select field.agreement_id, area.area_id
      from area join agreement_indication as field on field.indication_id = area.indication_id
      where not exists (select 1 from indication_parent where indication_parent.indication_id = area.area_id)`),
    parties: await entries(sql`
      select party.agreement_id, party.company_id, party.company_id as company_group, party.role, company.country
      from agreement_party as party join company on company.id = party.company_id`),
  });
});

/** The figures with the groups of companies on the last day for which they were requested, cached until the store changes. */
const figuresOfDays = cachedUntilChange(async () => new LRUCache<string, Promise<AgreementFigures>>({ max: 1 }));

async function figuresWithGroups(store: Store, day: string): Promise<AgreementFigures> {
  const cache = await figuresOfDays(store);
  const known = cache.get(day);
  if (known) return known;
  const figures = agreementFigures(store).then(async (base) => base.withGroups(await ultimateParentSlugs(store, day)));
  cache.set(day, figures);
  figures.catch(() => cache.delete(day));
  return figures;
}

/** A request to group agreements. */
export interface AgreementGrouping {
  /** Only agreements that match this filter; null for all. */
  where: Where | null;
  /** The day before which durations in the filter lie, and on which ownership is evaluated, YYYY-MM-DD. */
  today: string;
  by: readonly AgreementDimension[];
  maxGroups: number;
}

/** The largest groups of agreements, with the number of their members. */
export async function agreementGroups(
  store: Store,
  grouping: AgreementGrouping,
): Promise<{ values: readonly (string | null)[]; count: number }[]> {
  return (await grouped(store, grouping)).map(({ values, members }) => ({ values, count: members.length }));
}

/** Statistics of the amounts of a group. */
export interface MoneySummary extends Summary {
  disclosed: number;
  undisclosed: number;
}

/** The statistics of a measure, in one currency, for each group in the order of `agreementGroups`. */
export async function agreementMoney(
  store: Store,
  grouping: AgreementGrouping,
  measure: "upfront" | "total",
  currency: string,
): Promise<MoneySummary[]> {
  const groups = await grouped(store, grouping);
  const pairs = new Set<string>();
  for (const { members } of groups)
    for (const { announcedOn: on, [measure]: stated } of members)
      if (stated && on && stated.currency !== currency)
        for (const each of [stated.currency, currency]) pairs.add(`${each} ${on}`);
  const rates = await ratesByCurrencyAndDay(
    store,
    [...pairs].filter((pair) => pair.length === "EUR 2024-09-12".length),
  );
  return groups.map(({ members }) => {
    const known = members.flatMap(({ announcedOn, [measure]: stated }) => {
      const amount = stated && amountIn(currency, stated, announcedOn, rates);
      return amount === null ? [] : [amount];
    });
    return { disclosed: known.length, undisclosed: members.length - known.length, ...summaryOf(known) };
  });
}

function amountIn(currency: string, stated: Amount, on: string | null, rates: Map<string, RateRow>): string | null {
  if (stated.currency === currency) return stated.amount;
  const [over, times] = [stated.currency, currency].map((each) =>
    each === "EUR" ? "1" : rates.get(`${each} ${on}`)?.per_euro,
  );
  // A date without a day has no rate.
  if (over === undefined || times === undefined || on === null || on.length < 10) return null;
  return scaleDecimal(stated.amount, { times, over }, 2);
}

/** The last groupings, because the amounts of groups are requested after the groups. */
const lastGroupings = cachedUntilChange(async () => new LRUCache<string, Promise<AgreementGroup[]>>({ max: 8 }));

async function grouped(store: Store, grouping: AgreementGrouping): Promise<AgreementGroup[]> {
  const cache = await lastGroupings(store);
  const key = JSON.stringify(grouping);
  const known = cache.get(key);
  if (known) return known;
  const groups = newGroups(store, grouping);
  cache.set(key, groups);
  groups.catch(() => cache.delete(key));
  return groups;
}

async function newGroups(store: Store, { where, today, by, maxGroups }: AgreementGrouping): Promise<AgreementGroup[]> {
  const rows = filtered(allNodes("Agreement"), "Agreement", where, { today, scope: "all" });
  const kept = where
    ? (await sql<{ id: string }>`select id from ${rows} as item`.execute(store)).rows.map(({ id }) => id)
    : null;
  const figures = await (by.includes("COMPANY_GROUP") ? figuresWithGroups(store, today) : agreementFigures(store));
  return figures.groups(kept, by, maxGroups);
}

const quarter = (date: string) =>
  `case when length(${date}) >= 7 then substr(${date}, 1, 4) || '-Q' || ((cast(substr(${date}, 6, 2) as integer) + 2) / 3) end`;

/** The dimensions of regulatory events as SQL expressions. */
export const regulatoryEventDimensions = {
  YEAR: "substr(item.date, 1, 4)",
  QUARTER: quarter("item.date"),
  KIND: "item.kind",
  AGENCY: "item.agency",
  DESIGNATION: "item.designation",
  COUNTRY: "item.country",
  THERAPY: "item.therapy_id",
  INDICATION: "item.indication_id",
  COMPANY: "item.sponsor_id",
};

export type RegulatoryEventDimension = keyof typeof regulatoryEventDimensions;

/** A group of regulatory events: the values that they share, and their number. */
export interface EventGroup {
  values: (string | null)[];
  count: number;
}

/**
 * The largest groups of regulatory events by one or two dimensions, largest first. Groups of equal size are ordered by their values,
 * null last.
 */
export async function regulatoryEventGroups(
  store: Store,
  { where, today, by, maxGroups }: Omit<AgreementGrouping, "by"> & { by: readonly RegulatoryEventDimension[] },
): Promise<EventGroup[]> {
  const rows = filtered(allNodes("RegulatoryEvent"), "RegulatoryEvent", where, { today, scope: "all" });
  const values = by.map((dimension) => sql.raw(regulatoryEventDimensions[dimension]));
  const names = by.map((_, index) => sql.ref(`value_${index}`));
  const found = await sql<Record<string, string | null> & { count: number }>`
    select ${sql.join(values.map((value, index) => sql`${value} as ${names[index]}`))}, count(*) as count
    from ${rows} as item group by ${sql.join(names)}
    order by count desc, ${sql.join(names.map((name) => sql`${name} is null, ${name}`))} limit ${maxGroups}`.execute(
    store,
  );
  return found.rows.map((row) => ({
    values: by.map((_, index) => row[`value_${index}`] ?? null),
    count: Number(row.count),
  }));
}
