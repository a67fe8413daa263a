import { daysOfPartialDate, isBefore } from "./partial-date.ts";
import type { AgreementKind, AgreementStatus } from "./vocabulary/agreement.ts";
import type { AgreementMilestoneKind } from "./vocabulary/agreement-milestone.ts";

/** The dated facts about an agreement from which a status may follow. Null dates are not known. */
export interface AgreementDates {
  signed_on: string | null;
  effective_on: string | null;
  closed_on: string | null;
  terminated_on: string | null;
  milestones: readonly { kind: AgreementMilestoneKind; date: string | null }[];
}

/** A status, and the fact from which it follows: a date of the agreement, or the index of a milestone. */
export interface ImpliedStatus {
  status: AgreementStatus;
  from: "signedOn" | "effectiveOn" | "closedOn" | "terminatedOn" | number;
}

/**
 * The status that the dates and milestones of an agreement imply on the day of recording. Null if they imply none: an announcement
 * alone does not tell whether a contract was signed.
 *
 * A termination implies TERMINATED, and a milestone EXPIRED implies EXPIRED. Otherwise a milestone AMENDED implies AMENDED unless
 * the transaction has closed and no amendment is certainly later, a closing implies CLOSED, and a signing or a date of effect that
 * is not in the future implies SIGNED.
 */
export function impliedStatusOf(dates: AgreementDates, recordedOn: string): ImpliedStatus | null {
  const { signed_on, effective_on, closed_on, terminated_on, milestones } = dates;
  if (terminated_on !== null) return { status: "TERMINATED", from: "terminatedOn" };
  const expired = milestones.findLastIndex(({ kind }) => kind === "EXPIRED");
  if (expired >= 0) return { status: "EXPIRED", from: expired };
  const amended = milestones.findLastIndex(
    ({ kind, date }) => kind === "AMENDED" && (closed_on === null || (date !== null && isBefore(closed_on, date))),
  );
  if (amended >= 0) return { status: "AMENDED", from: amended };
  if (closed_on !== null) return { status: "CLOSED", from: "closedOn" };
  if (signed_on !== null) return { status: "SIGNED", from: "signedOn" };
  if (effective_on !== null && effective_on <= recordedOn) return { status: "SIGNED", from: "effectiveOn" };
  return null;
}

/** How far each status is in the life of an agreement. Terms can be amended before and after a closing. */
const stepOf: Readonly<Record<AgreementStatus, number>> = {
  RUMORED: 0,
  ANNOUNCED: 1,
  SIGNED: 2,
  AMENDED: 3,
  CLOSED: 3,
  EXPIRED: 4,
  TERMINATED: 5,
};

/** Kinds of transactions that are complete once they have closed. */
const completed: ReadonlySet<AgreementKind> = new Set(["ACQUISITION", "MERGER", "ASSET_PURCHASE"]);

/**
 * Whether dates and milestones contradict a status. A status may be later than the one that they imply, because sources do not
 * give the day of every event. A contract other than an acquisition may stay SIGNED after a closing, because it is in force.
 */
export function contradictsStatus(
  implied: AgreementStatus,
  stated: AgreementStatus,
  kinds: readonly AgreementKind[],
): boolean {
  if (stepOf[stated] >= stepOf[implied]) return false;
  return !(implied === "CLOSED" && stated === "SIGNED" && !kinds.some((kind) => completed.has(kind)));
}

/** Whether an agreement took effect, and the fact from which that follows. */
export interface ImpliedEffect {
  tookEffect: boolean;
  from: "effectiveOn" | "closedOn" | "terminatedOn" | "status" | number;
}

/** Statuses of agreements that are or were in force. */
const inForce: ReadonlySet<AgreementStatus> = new Set(["AMENDED", "CLOSED", "EXPIRED"]);

/** Events that happen under agreements in force only. */
const underAgreement: ReadonlySet<AgreementMilestoneKind> = new Set(["MILESTONE_PAID", "OPTION_EXERCISED", "EXTENDED"]);

/**
 * Whether an agreement took effect by the day of recording, as its dates, its status and its milestones imply. Null if they do not: a
 * contract may be signed and await antitrust clearance. A transaction takes effect when it closes, so that one terminated before never
 * did.
 */
export function impliedEffectOf(
  { effective_on, closed_on, terminated_on, milestones }: AgreementDates,
  status: AgreementStatus | null,
  kinds: readonly AgreementKind[],
  recordedOn: string,
): ImpliedEffect | null {
  if (closed_on !== null) return { tookEffect: true, from: "closedOn" };
  if (effective_on !== null) {
    const isReached = daysOfPartialDate(effective_on).last <= recordedOn;
    const isEnded = terminated_on !== null && !isBefore(effective_on, terminated_on);
    return isReached && !isEnded ? { tookEffect: true, from: "effectiveOn" } : null;
  }
  const event = milestones.findIndex(({ kind }) => underAgreement.has(kind));
  if (event >= 0) return { tookEffect: true, from: event };
  if (status !== null && inForce.has(status)) return { tookEffect: true, from: "status" };
  if (terminated_on !== null && kinds.some((kind) => completed.has(kind)))
    return { tookEffect: false, from: "terminatedOn" };
  return null;
}
