import type { LicensedRight } from "../vocabulary/licensed-right.ts";
import type { Grant } from "./fact.ts";

/** Rights to exploit a product. Its originator holds them until it grants them. */
export const exploitationRights = ["RESEARCH", "DEVELOP", "MANUFACTURE", "COMMERCIALIZE", "DISTRIBUTE"] as const;
type ExploitationRight = (typeof exploitationRights)[number];

/** Rights to exploit that include others: to commercialize a product includes distributing it. */
const includedIn: Readonly<Record<ExploitationRight, readonly LicensedRight[]>> = {
  RESEARCH: ["RESEARCH"],
  DEVELOP: ["DEVELOP"],
  MANUFACTURE: ["MANUFACTURE"],
  COMMERCIALIZE: ["COMMERCIALIZE"],
  DISTRIBUTE: ["DISTRIBUTE", "COMMERCIALIZE"],
};

/** Whether a right is one to exploit a product. Options and the like are held only by those to whom they are granted. */
export function isExploitation(right: LicensedRight): right is ExploitationRight {
  return exploitationRights.some((each) => each === right);
}

/** How a grant concerns a right: not at all, as a right that the grantee receives, or as one that it shares with the grantor. */
export function concern(grant: Grant, right: LicensedRight): "NONE" | "OWN" | "JOINT" {
  if (!isExploitation(right)) return grant.rights.includes(right) ? "OWN" : "NONE";
  if (includedIn[right].some((each) => grant.rights.includes(each))) return "OWN";
  const isJoint = includedIn[right].includes("COMMERCIALIZE") && grant.rights.includes("CO_COMMERCIALIZE");
  return isJoint ? "JOINT" : "NONE";
}
