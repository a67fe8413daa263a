import type { Exclusivity, LicensedRight } from "../vocabulary/licensed-right.ts";
import type { RightsGap, RightsShare, RightsStatus, RightsStepKind } from "../vocabulary/rights.ts";

/** What is asked: who holds a right in a country on a day, YYYY-MM-DD. */
export interface RightsQuestion {
  readonly right: LicensedRight;
  readonly country: string;
  readonly on: string;
}

/** A company that holds a right. */
export interface RightsHolder {
  readonly company: string;
  /** The company that received the right, if the holder succeeded it by acquisition. */
  readonly through: string | null;
  readonly share: RightsShare;
  /** The exclusivity of the grant by which the company holds the right. */
  readonly exclusivity: Exclusivity | null;
  /** Whether the right stems from being the originator, or its successor, rather than from a grant or a purchase. */
  readonly isOriginator: boolean;
  readonly fieldsOfUse: readonly string[];
  readonly exceptFieldsOfUse: readonly string[];
  readonly agreement: string | null;
  readonly since: string | null;
}

/** A company that has granted the right away and has it again if the grant ends. */
export interface RetainedRight {
  readonly company: string;
  readonly grantee: string;
  readonly agreement: string;
}

/** A step of the derivation. */
export interface RightsStep {
  readonly kind: RightsStepKind;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly agreement: string | null;
  readonly date: string | null;
  readonly gap: RightsGap | null;
  /** The key of the fact that supports the step. */
  readonly fact: string;
}

/** Who holds a right, as far as the recorded facts say. */
export interface RightsHolding {
  readonly status: RightsStatus;
  readonly gaps: readonly RightsGap[];
  readonly holders: readonly RightsHolder[];
  readonly retained: readonly RetainedRight[];
  readonly steps: readonly RightsStep[];
}
