import Big from "big.js";
import { type RawBuilder, sql } from "kysely";
import { type AgreementDimension, AgreementFigures, type AgreementGroup } from "../../domain/agreement-figure.ts";
import { summaryOf } from "../../domain/statistics.ts";
import { amountOfMinorUnits, dividedHalfEven } from "../../domain/value/minor-unit.ts";
import { keptInput } from "../kept/kept-input.ts";
import type { Store } from "../open.ts";
import { filtered } from "./filter/filter.ts";
import type { Where } from "./filter/request.ts";
import { ultimateParentSlugs } from "./graph/ownership.ts";
import { allNodes } from "./node.ts";

/** The figures of all agreements. */
const agreementFigures = keptInput({
  name: "agreement_figures",
  warm: [""],
  read: async (store) => {
    const agreements = await sql<{ id: string; announced_on: string | null; took_effect: 0 | 1 | null }>`
      select id, announced_on, took_effect from agreement order by id`.execute(store);
    const figures = agreements.rows.map(({ id, announced_on, took_effect }) => ({
      id,
      announcedOn: announced_on,
      tookEffect: took_effect !== 0,
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
  },
});

/** The figures with the groups of companies on a day. */
const figuresWithGroups = keptInput({
  name: "agreement_figures_of_groups",
  read: async (store, day) => (await agreementFigures(store)).withGroups(await ultimateParentSlugs(store, day)),
});

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

/** The amounts of which statistics are requested. */
export interface MoneyRequest {
  currency: string;
  /** Whether agreements that ended before they took effect are included. */
  includeNotEffective: boolean;
}

/** Statistics of the amounts of a group. Null without amounts; quartiles, with fewer than four. */
export interface MoneySummary {
  disclosed: number;
  partial: number;
  undisclosed: number;
  notEffective: number;
  sum: string | null;
  median: string | null;
  lowerQuartile: string | null;
  upperQuartile: string | null;
}

/** The statistics of a measure, in one currency, for each group in the order of `agreementGroups`. */
export async function agreementMoney(
  store: Store,
  grouping: AgreementGrouping,
  measure: "upfront" | "total",
  request: MoneyRequest,
): Promise<MoneySummary[]> {
  const { currency, includeNotEffective } = request;
  const groups = await grouped(store, grouping);
  const amountsOf = await amountsIn(store, currency);
  const text = (minor: bigint | null) => (minor === null ? null : amountOfMinorUnits(minor, currency));
  return groups.map(({ members }) => {
    const counted = includeNotEffective ? members : members.filter(({ tookEffect }) => tookEffect);
    const amounts = counted.map(({ id }) => amountsOf.get(id)?.[measure] ?? null);
    const known = amounts.filter((amount) => typeof amount === "bigint");
    const { sum, median, lowerQuartile, upperQuartile } = summaryOf(known);
    return {
      disclosed: known.length,
      partial: amounts.filter((amount) => amount === "partial").length,
      undisclosed: amounts.filter((amount) => amount === null).length,
      notEffective: members.length - counted.length,
      sum: text(sum),
      median: text(median),
      lowerQuartile: text(lowerQuartile),
      upperQuartile: text(upperQuartile),
    };
  });
}

/** Statistics of the upfront share of the total, in percent. Null without agreements; quartiles, with fewer than four. */
export interface ShareSummary {
  count: number;
  median: string | null;
  lowerQuartile: string | null;
  upperQuartile: string | null;
}

/** The decimal places of a share in percent. */
const sharePlaces = 2;

/** The upfront share of the total of the agreements that disclose both, for each group in the order of `agreementGroups`. */
export async function agreementUpfrontShare(
  store: Store,
  grouping: AgreementGrouping,
  { currency, includeNotEffective }: MoneyRequest,
): Promise<ShareSummary[]> {
  const groups = await grouped(store, grouping);
  const amountsOf = await amountsIn(store, currency);
  const unit = 10n ** BigInt(sharePlaces);
  const text = (share: bigint | null) => (share === null ? null : new Big(String(share)).div(String(unit)).toFixed());
  return groups.map(({ members }) => {
    const shares = members.flatMap((member) => {
      if (!includeNotEffective && !member.tookEffect) return [];
      const { upfront = null, total = null } = amountsOf.get(member.id) ?? {};
      if (typeof upfront !== "bigint" || typeof total !== "bigint" || total === 0n) return [];
      return [dividedHalfEven(upfront * 100n * unit, total)];
    });
    const { median, lowerQuartile, upperQuartile } = summaryOf(shares);
    return {
      count: shares.length,
      median: text(median),
      lowerQuartile: text(lowerQuartile),
      upperQuartile: text(upperQuartile),
    };
  });
}

/** The upper end of a sum in minor units; "partial" if it is open; null if none is disclosed or a rate is missing. */
type Figure = bigint | "partial" | null;

type Amounts = ReadonlyMap<string, Readonly<Record<"upfront" | "total", Figure>>>;

/** The amounts of agreements in one currency: the same numbers that filters compare and that fields show. */
const amountsIn = keptInput({ name: "agreement_amounts", maxKeys: 4, read: convertedAmounts });

async function convertedAmounts(store: Store, currency: string): Promise<Amounts> {
  // As text, because JavaScript reads SQL integers as floating-point numbers.
  const bound = (name: "min" | "max", measure: "UPFRONT" | "TOTAL") =>
    sql`cast(${sql.raw(`agreement_value_${name}`)}(id, ${measure}, ${currency}) as text)`;
  const { rows } = await sql<Record<"id", string> & Record<`${"upfront" | "total"}_${"min" | "max"}`, string | null>>`
    select id, ${bound("min", "UPFRONT")} as upfront_min, ${bound("max", "UPFRONT")} as upfront_max,
      ${bound("min", "TOTAL")} as total_min, ${bound("max", "TOTAL")} as total_max from agreement`.execute(store);
  const figureOf = (min: string | null, max: string | null): Figure =>
    min === null ? null : max === null ? "partial" : BigInt(max);
  return new Map(
    rows.map(({ id, upfront_min, upfront_max, total_min, total_max }) => [
      id,
      { upfront: figureOf(upfront_min, upfront_max), total: figureOf(total_min, total_max) },
    ]),
  );
}

/** The last groupings, because the amounts of groups are requested after the groups. Their members are those of the figures. */
const groupings = keptInput({
  name: "agreement_groups",
  maxKeys: 8,
  warm: null,
  read: (store, grouping) => newGroups(store, JSON.parse(grouping) as AgreementGrouping),
  bytes: (groups) => groups.reduce((bytes, { members }) => bytes + 200 + 8 * members.length, 0),
});

const grouped = (store: Store, grouping: AgreementGrouping) => groupings(store, JSON.stringify(grouping));

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
