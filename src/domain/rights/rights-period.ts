import { countryCodes } from "../code.ts";
import { regions } from "../region/region.ts";
import type { LicensedRight } from "../vocabulary/licensed-right.ts";
import type { RightsStatus } from "../vocabulary/rights.ts";
import type { RightsFacts } from "./fact.ts";
import { dayAfter } from "./period.ts";
import { rightsMap } from "./rights-map.ts";
import { concern, exploitationRights } from "./scope.ts";

/** The days on which the answer about a right can change, in order. */
export function daysOfChange(
  { grants, transfers, ownerships, unrecorded, firstKnownOn }: RightsFacts,
  right: LicensedRight,
): string[] {
  const concerned = grants.filter((grant) => concern(grant, right) !== "NONE");
  const spans = [
    ...[...concerned, ...unrecorded.filter(({ rights }) => rights.includes(right))].flatMap(({ start, end }) => [
      start,
      end,
    ]),
    ...transfers.map(({ at }) => at),
    ...ownerships.flatMap(({ from, to }) => [from, to]),
  ];
  const codes = new Set(
    concerned.flatMap(({ territory }) => [...territory.included_regions, ...territory.excluded_regions]),
  );
  const memberships = [...codes].flatMap((code) => regions.get(code)?.memberships ?? []);
  return [
    ...new Set([
      ...spans.flatMap((span) => (span === null ? [] : [span.first, span.last])),
      ...memberships.flatMap(({ from, to }) => [...(from ? [from] : []), ...(to ? [dayAfter(to)] : [])]),
      ...(firstKnownOn === null ? [] : [firstKnownOn]),
    ]),
  ].sort();
}

/** Countries and days for which the holders of a right are the same. */
export interface RightsPeriod {
  /** The first day, YYYY-MM-DD. */
  readonly from: string;
  /** The day after the last. Null if there is none. */
  readonly until: string | null;
  readonly countries: readonly string[];
  readonly status: RightsStatus;
  readonly holders: readonly { readonly company: string; readonly isOriginator: boolean }[];
}

/** Before every day that is compared with it. */
const beginning = "0000-01-01";

/** Who holds a right at any time: each day and country is in exactly one period. */
export function rightsPeriods(facts: RightsFacts, right: LicensedRight): RightsPeriod[] {
  const done: RightsPeriod[] = [];
  let open = new Map<string, RightsPeriod>();
  for (const day of new Set([beginning, ...daysOfChange(facts, right)])) {
    const current = periodsFrom(facts, right, day);
    for (const [key, period] of open) if (!current.has(key)) done.push({ ...period, until: day });
    open = new Map([...current].map(([key, period]) => [key, open.get(key) ?? period]));
  }
  return [...done, ...open.values()];
}

function periodsFrom(facts: RightsFacts, right: LicensedRight, day: string): Map<string, RightsPeriod> {
  const byAnswer = Map.groupBy(rightsMap(facts, right, day), ({ status, holders }) =>
    JSON.stringify([status, holders.map(({ company, isOriginator }) => [company, isOriginator])]),
  );
  return new Map(
    [...byAnswer].flatMap(([answer, areas]): [string, RightsPeriod][] => {
      const [first] = areas;
      if (!first) return [];
      const countries = areas.length === 1 ? first.countries : areas.flatMap((area) => area.countries).sort();
      const holders = first.holders.map(({ company, isOriginator }) => ({ company, isOriginator }));
      const where = countries.length === countryCodes.length ? "everywhere" : countries.join();
      return [[`${answer} ${where}`, { from: day, until: null, countries, status: first.status, holders }]];
    }),
  );
}

/** The rights about which the facts say anything. */
export function rightsIn(facts: RightsFacts): LicensedRight[] {
  const { originators, grants, transfers } = facts;
  const named = new Set(grants.flatMap(({ rights }) => rights));
  const exploited = exploitationRights.filter(
    (right) => originators.length + transfers.length > 0 || grants.some((grant) => concern(grant, right) !== "NONE"),
  );
  return [...new Set([...exploited, ...named])];
}
