import type { LicensedRight } from "../vocabulary/licensed-right.ts";
import type { RightsFacts, UnrecordedGrant } from "./fact.ts";
import { groupOf } from "./ownership.ts";

/**
 * The signs of grants that leave open who holds a right, while they are in effect: a grant that is not recorded may have moved the
 * right, whoever made it. A company of the chain may have its role by what is recorded.
 */
export function breaksOf(
  { originators, grants, transfers, ownerships, unrecorded }: RightsFacts,
  right: LicensedRight,
): UnrecordedGrant[] {
  const concerned = unrecorded.filter(({ rights }) => rights.includes(right));
  if (concerned.length === 0) return [];
  const inChain = groupOf(ownerships, [
    ...originators.map(({ company }) => company),
    ...grants.flatMap(({ grantors, grantee }) => [...grantors, grantee]),
    ...transfers.flatMap(({ sellers, buyers }) => [...sellers, ...buyers]),
  ]);
  return concerned.filter(
    ({ agreement, companies }) => agreement !== null || companies.some((company) => !inChain.has(company)),
  );
}
