import type { AgreementKind } from "../../vocabulary/agreement.ts";
import type { LicensedRight } from "../../vocabulary/licensed-right.ts";
import type { TherapyRole } from "../../vocabulary/therapy.ts";
import type { UnrecordedGrant } from "../fact.ts";
import { spanOf } from "../period.ts";
import { exploitationRights } from "../scope.ts";
import type { RecordedAgreement, RecordedRights, RecordedRole } from "./recorded.ts";
import { dateOf, endOfAgreement, isInEffect } from "./recorded-grant.ts";

const selling: readonly LicensedRight[] = ["COMMERCIALIZE", "DISTRIBUTE"];

/** The rights that an agreement of a kind may grant. */
const grantedBy: { readonly [K in AgreementKind]?: readonly LicensedRight[] } = {
  LICENSE: exploitationRights,
  CROSS_LICENSE: exploitationRights,
  SUB_LICENSE: exploitationRights,
  DISTRIBUTION: selling,
  CO_COMMERCIALIZATION: selling,
  CO_PROMOTION: selling,
  CO_MARKETING: selling,
};

/**
 * The rights that a company needs for a role, or usually has with it: a company that develops a therapy does so to sell it. Contract
 * manufacturers need none.
 */
const neededFor: { readonly [R in TherapyRole]?: readonly LicensedRight[] } = {
  DEVELOPER: ["DEVELOP", "MANUFACTURE", ...selling],
  AUTHORIZATION_HOLDER: selling,
  COMMERCIALIZER: selling,
};

/** Signs of grants that are not recorded. */
export function unrecordedGrantsIn(recorded: RecordedRights): UnrecordedGrant[] {
  return [
    ...recorded.agreements.flatMap((agreement) => withoutGrants(agreement, recorded)),
    ...recorded.roles.flatMap(withoutGrant),
  ];
}

function withoutGrants(agreement: RecordedAgreement, recorded: RecordedRights): UnrecordedGrant[] {
  const { id, role, kinds, fact } = agreement;
  const hasGrants = recorded.grants.some((grant) => grant.agreement_id === id);
  if (fact === null || hasGrants || !isInEffect(agreement) || (role !== null && role !== "LICENSED")) return [];
  const rights = role === "LICENSED" ? exploitationRights : kinds.flatMap((kind) => grantedBy[kind] ?? []);
  if (rights.length === 0) return [];
  const date = dateOf(agreement);
  const start = date === null ? null : spanOf(date);
  const parties = recorded.parties.get(id) ?? [];
  return [
    {
      rights,
      agreement: id,
      companies: [...new Set(parties.map(({ company_id }) => company_id))],
      start,
      end: endOfAgreement(agreement, recorded, start),
      fact,
    },
  ];
}

function withoutGrant({ company_id, role, fact, standing }: RecordedRole): UnrecordedGrant[] {
  const rights = neededFor[role];
  if (rights === undefined || standing === 0) return [];
  return [{ rights, agreement: null, companies: [company_id], start: null, end: null, fact }];
}
