import type { RightsGap } from "../vocabulary/rights.ts";
import type { Ownership } from "./fact.ts";

/** The companies that may own a company on a day, directly or through others. */
export function possibleOwners(ownerships: readonly Ownership[], company: string, day: string): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (owned: string): void => {
    for (const { company: one, owner, from, to } of ownerships) {
      const isPossible = (from === null || from.first <= day) && (to === null || to.last > day);
      if (one !== owned || !isPossible || found.has(owner)) continue;
      found.add(owner);
      add(owner);
    }
  };
  add(company);
  return found;
}

/** Some companies, the companies that own or owned them, and the companies that these own or owned. */
export function groupOf(ownerships: readonly Ownership[], companies: readonly string[]): ReadonlySet<string> {
  const group = new Set(companies);
  for (let size = 0; size !== group.size; ) {
    size = group.size;
    for (const { company, owner } of ownerships) {
      if (group.has(company)) group.add(owner);
      if (group.has(owner)) group.add(company);
    }
  }
  return group;
}

/** A company and those that acquired it, one after the other. */
export interface Succession {
  readonly company: string;
  readonly steps: readonly Ownership[];
  /** Why the last of them is not certain. */
  readonly gap: RightsGap | null;
}

/** The company that has succeeded another on a day: its owner, the owner of that one, and so on. Joint owners succeed nobody. */
export function successionOf(ownerships: readonly Ownership[], company: string, on: string): Succession {
  const steps: Ownership[] = [];
  const seen = new Set([company]);
  for (let current = company; ; ) {
    const owners = ownerships.filter(
      (each) =>
        each.company === current &&
        (each.to === null || each.to.last > on) &&
        (each.from === null || each.from.first <= on),
    );
    const gap = gapOf(owners, on);
    const [only] = owners;
    const isJoint = new Set(owners.map(({ owner }) => owner)).size > 1;
    if (gap !== null || only === undefined || isJoint) return { company: current, steps, gap };
    if (seen.has(only.owner)) return { company, steps: [], gap: "CYCLE" };
    seen.add(only.owner);
    steps.push(only);
    current = only.owner;
  }
}

function gapOf(owners: readonly Ownership[], on: string): RightsGap | null {
  if (owners.some(({ from }) => from === null)) return "OWNERSHIP_UNDATED";
  const isImprecise = owners.some(
    ({ from, to }) => (from !== null && from.last > on) || (to !== null && to.first <= on),
  );
  return isImprecise ? "IMPRECISE_DATE" : null;
}
