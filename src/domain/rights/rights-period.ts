import { countryCodes } from "../code.ts";
import { regions } from "../region/region.ts";
import type { LicensedRight } from "../vocabulary/licensed-right.ts";
import type { RightsStatus } from "../vocabulary/rights.ts";
import type { RightsFacts } from "./fact.ts";
import { dayAfter } from "./period.ts";
import { rightsMap } from "./rights-map.ts";
import { concern, exploitationRights, isExploitation } from "./scope.ts";
import { breaksOf } from "./unrecorded.ts";

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
  const unknownFrom = unknownForeverFrom(facts, right);
  const done: RightsPeriod[] = [];
  let open = new Map<string, RightsPeriod>();
  for (const day of unknownFrom === beginning ? [beginning] : new Set([beginning, ...daysOfChange(facts, right)])) {
    const isUnknown = unknownFrom !== null && day >= unknownFrom;
    const current = isUnknown ? unknownSince(day) : periodsFrom(facts, right, day);
    for (const [key, period] of open) if (!current.has(key)) done.push({ ...period, until: day });
    open = new Map([...current].map(([key, period]) => [key, open.get(key) ?? period]));
    if (isUnknown) break;
  }
  return [...done, ...open.values()];
}

/** The first day from which grants that are not recorded leave open for good who holds a right. Null if there is none. */
function unknownForeverFrom(facts: RightsFacts, right: LicensedRight): string | null {
  if (!isExploitation(right)) return null;
  const lasting = breaksOf(facts, right).flatMap(({ start, end }) => (end === null ? [start?.first ?? beginning] : []));
  return lasting.sort()[0] ?? null;
}

function unknownSince(day: string): Map<string, RightsPeriod> {
  const nobody = { from: day, until: null, countries: countryCodes, status: "UNKNOWN", holders: [] } as const;
  return new Map([[keyOf(answerOf(nobody), countryCodes), nobody]]);
}

function periodsFrom(facts: RightsFacts, right: LicensedRight, day: string): Map<string, RightsPeriod> {
  const byAnswer = Map.groupBy(rightsMap(facts, right, day), answerOf);
  return new Map(
    [...byAnswer].flatMap(([answer, areas]): [string, RightsPeriod][] => {
      const [first] = areas;
      if (!first) return [];
      const countries = areas.length === 1 ? first.countries : areas.flatMap((area) => area.countries).sort();
      const holders = first.holders.map(({ company, isOriginator }) => ({ company, isOriginator }));
      return [[keyOf(answer, countries), { from: day, until: null, countries, status: first.status, holders }]];
    }),
  );
}

const answerOf = ({ status, holders }: Pick<RightsPeriod, "status" | "holders">): string =>
  JSON.stringify([status, holders.map(({ company, isOriginator }) => [company, isOriginator])]);

const keyOf = (answer: string, countries: readonly string[]): string =>
  `${answer} ${countries.length === countryCodes.length ? "everywhere" : countries.join()}`;

/** Who holds each right about which the facts say anything. Rights that the same facts concern have the same periods. */
export function periodsByRight(facts: RightsFacts): Map<LicensedRight, RightsPeriod[]> {
  const known = new Map<string, RightsPeriod[]>();
  const found = new Map<LicensedRight, RightsPeriod[]>();
  for (const right of rightsIn(facts)) {
    const concerned = [
      isExploitation(right),
      ...facts.grants.map((grant) => concern(grant, right)),
      ...facts.unrecorded.map(({ rights }) => rights.includes(right)),
    ].join();
    const periods = known.get(concerned) ?? rightsPeriods(facts, right);
    known.set(concerned, periods);
    found.set(right, periods);
  }
  return found;
}

/** The rights about which the facts say anything. */
function rightsIn(facts: RightsFacts): LicensedRight[] {
  const { originators, grants, transfers } = facts;
  const named = new Set(grants.flatMap(({ rights }) => rights));
  const exploited = exploitationRights.filter(
    (right) => originators.length + transfers.length > 0 || grants.some((grant) => concern(grant, right) !== "NONE"),
  );
  return [...new Set([...exploited, ...named])];
}
