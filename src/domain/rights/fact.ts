import type { Exclusivity, LicensedRight } from "../vocabulary/licensed-right.ts";
import type { Span } from "./period.ts";
import type { Territory } from "./territory.ts";

// The recorded facts about one therapy from which follows who holds the rights to it. Companies and agreements are slugs.

export interface Originator {
  readonly company: string;
  readonly fact: string;
  readonly isDisputed: boolean;
}

export interface Grant {
  readonly id: string;
  readonly agreement: string;
  /** The grantor, or the licensors of the agreement if the grant names none. */
  readonly grantors: readonly string[];
  readonly grantee: string;
  readonly rights: readonly LicensedRight[];
  readonly exclusivity: Exclusivity | null;
  readonly fieldsOfUse: readonly string[];
  readonly territory: Territory;
  /** When the grant took effect. Null if the agreement has no date. */
  readonly start: Span | null;
  /** From when the grant no longer holds. Null if it has not ended. */
  readonly end: Span | null;
  readonly fact: string;
  readonly isDisputed: boolean;
}

/** A sale of the therapy, or its separation into a new company. */
export interface Transfer {
  readonly agreement: string;
  readonly sellers: readonly string[];
  readonly buyers: readonly string[];
  /** When the sale was closed. Null if it has no date. */
  readonly at: Span | null;
  readonly fact: string;
  readonly isDisputed: boolean;
  /** Whether only the position that the seller received under the agreement is transferred. */
  readonly isOfAgreement: boolean;
  /** Whether the therapy was excluded from the purchase of the sellers, so that nobody is named who received it. */
  readonly isExclusion: boolean;
}

/** A company that is owned by another, because it was acquired or for another reason. */
export interface Ownership {
  readonly company: string;
  readonly owner: string;
  readonly from: Span | null;
  readonly to: Span | null;
  /** The agreement by which the company was acquired. Null if only the ownership is recorded. */
  readonly agreement: string | null;
  readonly fact: string;
}

/** A sign that rights were granted of which no grant is recorded: a license without grants, or the role of a company. */
export interface UnrecordedGrant {
  readonly rights: readonly LicensedRight[];
  /** The agreement without grants. Null for the role of a company. */
  readonly agreement: string | null;
  /** The company with the role, or the parties of the agreement. */
  readonly companies: readonly string[];
  readonly start: Span | null;
  readonly end: Span | null;
  readonly fact: string;
}

export interface RightsFacts {
  readonly originators: readonly Originator[];
  readonly grants: readonly Grant[];
  readonly transfers: readonly Transfer[];
  readonly ownerships: readonly Ownership[];
  readonly unrecorded: readonly UnrecordedGrant[];
  /** The first day of any dated fact about the therapy. Null if none has a date. */
  readonly firstKnownOn: string | null;
}
