import type { LicensedRight } from "../../vocabulary/licensed-right.ts";
import type { Grant } from "../fact.ts";
import { earlier, type Span, spanAfter, spanOf } from "../period.ts";
import { isExploitation } from "../scope.ts";
import type { RecordedAgreement, RecordedGrant, RecordedRights } from "./recorded.ts";

/** The first day of the calendar, for what may have happened at any time. */
const anyDay = "0000-01-01";

/** The date on which an agreement took effect, or the best that is known of it. */
export const dateOf = ({ effective_on, signed_on, announced_on }: RecordedAgreement): string | null =>
  effective_on ?? signed_on ?? announced_on;

/** Something that had happened when it was recorded, at a date that no source gives. */
export function undatedSpan(notBefore: string | null, recordedAt: string | null): Span {
  const first = notBefore === null ? anyDay : spanOf(notBefore).first;
  const last = (recordedAt ?? "9999-12-31").slice(0, 10);
  return { text: null, first, last: last < first ? first : last };
}

/** Whether an agreement has, or had, an effect. */
export function isInEffect({ status, took_effect }: RecordedAgreement): boolean {
  return status !== "RUMORED" && took_effect !== 0;
}

/** The grants of rights to a therapy that are or were in force, each with its period. */
export function grantsIn(recorded: RecordedRights): Grant[] {
  const agreements = new Map(recorded.agreements.map((agreement) => [agreement.id, agreement]));
  return recorded.grants.flatMap((grant) => {
    const agreement = agreements.get(grant.agreement_id);
    if (!agreement || !isInEffect(agreement) || grant.standing === 0 || agreement.role === "RETURNED") return [];
    const isOfOption = isOption(agreement);
    const [exploited, others] = [grant.rights.filter(isExploited), grant.rights.filter((right) => !isExploited(right))];
    const date = grant.valid_from ?? dateOf(agreement);
    const start = date === null ? null : spanOf(date);
    // An option permits nothing before it is exercised.
    const exercise = isOfOption ? exerciseOf(agreement, recorded) : { start };
    return [
      ...(others.length > 0 ? [grantOf(grant, agreement, recorded, others, start)] : []),
      ...(exploited.length > 0 && exercise ? [grantOf(grant, agreement, recorded, exploited, exercise.start)] : []),
    ];
  });
}

const isExploited = (right: LicensedRight) => isExploitation(right) || right === "CO_COMMERCIALIZE";

function isOption({ role, kinds }: RecordedAgreement): boolean {
  return role === "OPTIONED" || (role === null && kinds.includes("OPTION") && !kinds.includes("LICENSE"));
}

/** When the option of an agreement was exercised. Null if it was not, as far as is recorded. */
function exerciseOf({ id }: RecordedAgreement, recorded: RecordedRights): { start: Span | null } | null {
  const exercised = milestonesOf(recorded, id, ["OPTION_EXERCISED"]);
  if (exercised.length === 0) return null;
  const dated = exercised.flatMap(({ date }) => (date === null ? [] : [spanOf(date)]));
  return { start: dated.reduce<Span | null>(earlier, null) };
}

function milestonesOf({ milestones, therapy }: RecordedRights, agreement: string, kinds: readonly string[]) {
  return (milestones.get(agreement) ?? []).filter(
    ({ kind, therapies }) => kinds.includes(kind) && (therapies.length === 0 || therapies.includes(therapy)),
  );
}

function grantOf(
  grant: RecordedGrant,
  agreement: RecordedAgreement,
  recorded: RecordedRights,
  rights: readonly LicensedRight[],
  start: Span | null,
): Grant {
  return {
    id: grant.id,
    agreement: agreement.id,
    grantors: grantorsOf(grant, recorded),
    grantee: grant.grantee_id,
    rights,
    exclusivity: grant.exclusivity,
    fieldsOfUse: grant.fields_of_use,
    territory: grant,
    start,
    end: endOf(grant, agreement, recorded, start),
    fact: grant.fact,
    isDisputed: grant.standing === 1 || agreement.role === "EXCLUDED",
  };
}

/** The grantor, or else the licensors of the agreement, or else its sellers. */
function grantorsOf({ grantor_id, grantee_id, agreement_id }: RecordedGrant, { parties }: RecordedRights): string[] {
  if (grantor_id !== null) return [grantor_id];
  const others = (parties.get(agreement_id) ?? []).filter(({ company_id }) => company_id !== grantee_id);
  const inRole = (role: string) => [
    ...new Set(others.flatMap((each) => (each.role === role ? [each.company_id] : []))),
  ];
  const licensors = inRole("LICENSOR");
  return licensors.length > 0 ? licensors : inRole("SELLER");
}

/** From when a grant no longer holds: its end, that of the agreement, or the return of the rights, whichever is first. */
function endOf(
  grant: RecordedGrant,
  agreement: RecordedAgreement,
  recorded: RecordedRights,
  start: Span | null,
): Span | null {
  const undated = undatedSpan(start?.first ?? null, agreement.recorded_at);
  return [
    grant.valid_to === null ? null : spanAfter(grant.valid_to),
    ...returnsOf(grant, recorded).map((date) => (date === null ? undated : spanOf(date))),
  ].reduce(earlier, endOfAgreement(agreement, recorded, start));
}

/** From when an agreement is no longer in force. Null if it has not ended. */
export function endOfAgreement(
  { id, status, recorded_at, terminated_on }: RecordedAgreement,
  recorded: RecordedRights,
  start: Span | null,
): Span | null {
  const undated = undatedSpan(start?.first ?? null, recorded_at);
  const dated = (date: string | null): Span => (date === null ? undated : spanOf(date));
  const ends = [
    ...(terminated_on === null ? [] : [spanOf(terminated_on)]),
    ...milestonesOf(recorded, id, ["RIGHTS_RETURNED", "EXPIRED"]).map(({ date }) => dated(date)),
    ...(recorded.terminations.get(id) ?? []).map(({ date }) => dated(date)),
  ];
  if (ends.length === 0 && (status === "TERMINATED" || status === "EXPIRED")) return undated;
  return ends.reduce<Span | null>(earlier, null);
}

/** The dates of agreements under which the grantee of a grant returns the same rights. */
function returnsOf(grant: RecordedGrant, { agreements, grants }: RecordedRights): (string | null)[] {
  return agreements.flatMap((agreement) => {
    if (agreement.role !== "RETURNED" || !isInEffect(agreement)) return [];
    const returned = grants.some(
      (other) =>
        other.agreement_id === agreement.id &&
        other.grantor_id === grant.grantee_id &&
        grant.rights.every((right) => other.rights.includes(right)) &&
        (isWorldwide(other) || territoryKey(other) === territoryKey(grant)),
    );
    return returned ? [dateOf(agreement)] : [];
  });
}

const isWorldwide = ({ worldwide, excluded_countries, excluded_regions }: RecordedGrant) =>
  worldwide === 1 && excluded_countries.length + excluded_regions.length === 0;

const territoryKey = (grant: RecordedGrant) =>
  JSON.stringify([
    grant.worldwide,
    grant.included_countries,
    grant.included_regions,
    grant.excluded_countries,
    grant.excluded_regions,
  ]);

/** Whether the grants that an agreement returns are all matched by earlier grants to the company that returns them. */
export function isReturnClear(agreement: RecordedAgreement, recorded: RecordedRights): boolean {
  const endedBy = recorded.agreements.flatMap(({ id }) => (recorded.terminations.get(id) ?? []).map(({ by }) => by));
  if (endedBy.includes(agreement.id)) return true;
  const returned = recorded.grants.filter((grant) => grant.agreement_id === agreement.id);
  return (
    returned.length > 0 &&
    returned.every(({ grantor_id }) =>
      recorded.grants.some(
        (grant) =>
          grant.agreement_id !== agreement.id &&
          grant.grantee_id === grantor_id &&
          returnsOf(grant, { ...recorded, agreements: [agreement] }).length > 0,
      ),
    )
  );
}
