import type { AgreementKind, AgreementStatus, AssetRole, PartyRole } from "../../vocabulary/agreement.ts";
import type { AgreementMilestoneKind } from "../../vocabulary/agreement-milestone.ts";
import type { Exclusivity, LicensedRight } from "../../vocabulary/licensed-right.ts";
import type { TherapyRole } from "../../vocabulary/therapy.ts";
import type { Territory } from "../territory.ts";

// What the graph records about a therapy and the agreements that concern it, as far as rights depend on it.

/** What the claims on a fact say: 2 if one is accepted, 1 if they are disputed, 0 if all are rejected or superseded. */
export type ClaimStanding = 0 | 1 | 2;

/** The role of a company for the therapy. */
export interface RecordedRole {
  readonly company_id: string;
  readonly role: TherapyRole;
  readonly fact: string;
  readonly standing: ClaimStanding;
  /** When the first claim was recorded: an instant. */
  readonly recorded_at: string | null;
}

/** An agreement that covers the therapy or grants rights to it. */
export interface RecordedAgreement {
  readonly id: string;
  readonly kinds: readonly AgreementKind[];
  readonly status: AgreementStatus;
  readonly announced_on: string | null;
  readonly signed_on: string | null;
  readonly effective_on: string | null;
  readonly closed_on: string | null;
  readonly terminated_on: string | null;
  readonly took_effect: 0 | 1 | null;
  /** What the agreement provides for the therapy, and the fact that says so. Both are null if it does not cover the therapy. */
  readonly role: AssetRole | null;
  readonly fact: string | null;
  /** When the status was recorded: an instant. */
  readonly recorded_at: string | null;
}

export interface RecordedGrant extends Territory {
  readonly id: string;
  readonly agreement_id: string;
  readonly grantor_id: string | null;
  readonly grantee_id: string;
  readonly rights: readonly LicensedRight[];
  readonly exclusivity: Exclusivity | null;
  readonly fields_of_use: readonly string[];
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly fact: string;
  readonly standing: ClaimStanding;
}

export interface RecordedParty {
  readonly company_id: string;
  readonly role: PartyRole;
}

export interface RecordedMilestone {
  readonly kind: AgreementMilestoneKind;
  readonly date: string | null;
  readonly company_id: string | null;
  readonly recipient_id: string | null;
  /** The therapies that the event concerns. Empty if it concerns the whole agreement. */
  readonly therapies: readonly string[];
  readonly fact: string;
}

/** An agreement that ends another one. */
export interface RecordedTermination {
  /** The agreement that ends it. */
  readonly by: string;
  readonly date: string | null;
}

export interface RecordedOwnership {
  readonly company_id: string;
  readonly owner_id: string;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  /** The agreement by which the company was acquired. Null for an ownership that is recorded itself. */
  readonly agreement_id: string | null;
  /** For an agreement without a date of closing, the days between which it was closed. */
  readonly not_before: string | null;
  readonly recorded_at: string | null;
  readonly fact: string;
}

type ByAgreement<Recorded> = ReadonlyMap<string, readonly Recorded[]>;

export interface RecordedRights {
  readonly therapy: string;
  readonly roles: readonly RecordedRole[];
  readonly agreements: readonly RecordedAgreement[];
  readonly grants: readonly RecordedGrant[];
  /** By the slug of the agreement. May contain those of other agreements. */
  readonly parties: ByAgreement<RecordedParty>;
  readonly milestones: ByAgreement<RecordedMilestone>;
  readonly terminations: ByAgreement<RecordedTermination>;
  readonly ownerships: readonly RecordedOwnership[];
  /** The first date of a trial or a regulatory event. */
  readonly first_event_on: string | null;
}
