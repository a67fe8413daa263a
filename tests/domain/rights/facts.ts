import type { Grant, Ownership, RightsFacts, Transfer, UnrecordedGrant } from "../../../src/domain/rights/fact.ts";
import { spanAfter, spanOf } from "../../../src/domain/rights/period.ts";
import type { Territory } from "../../../src/domain/rights/territory.ts";

export const world: Territory = {
  worldwide: 1,
  included_countries: [],
  included_regions: [],
  excluded_countries: [],
  excluded_regions: [],
};
export const unstated: Territory = { ...world, worldwide: null };
export const within = (...countries: string[]): Territory => ({
  ...world,
  worldwide: 0,
  included_countries: countries,
});
export const region = (...codes: string[]): Territory => ({ ...world, worldwide: 0, included_regions: codes });

interface GrantText extends Partial<Omit<Grant, "start" | "end">> {
  start?: string | null;
  end?: string;
  validTo?: string;
}

let made = 0;

/** A grant of all rights to commercialize, exclusive and worldwide unless something else is given. */
export function grant(from: string | readonly string[], grantee: string, given: GrantText = {}): Grant {
  const { start = "2010-01-01", end, validTo, ...rest } = given;
  const id = `grant-${++made}`;
  return {
    id,
    agreement: `${id}-agreement`,
    grantors: typeof from === "string" ? [from] : from,
    grantee,
    rights: ["COMMERCIALIZE"],
    exclusivity: "EXCLUSIVE",
    fieldsOfUse: [],
    territory: world,
    start: start === null ? null : spanOf(start),
    end: end !== undefined ? spanOf(end) : validTo !== undefined ? spanAfter(validTo) : null,
    fact: id,
    isDisputed: false,
    ...rest,
  };
}

export function transfer(seller: string | null, buyer: string, at: string): Transfer {
  const name = `sale-${++made}`;
  return {
    agreement: name,
    sellers: seller === null ? [] : [seller],
    buyers: [buyer],
    at: spanOf(at),
    fact: name,
    isDisputed: false,
    isOfAgreement: false,
    isExclusion: false,
  };
}

/** A sign of a grant of rights to commercialize that is not recorded: the role of a company, or an agreement from a date. */
export function unrecorded(
  company: string,
  agreementOn: string | null = null,
  end: string | null = null,
): UnrecordedGrant {
  return {
    rights: ["COMMERCIALIZE"],
    agreement: agreementOn === null ? null : `agreement-${company}`,
    companies: [company],
    start: agreementOn === null ? null : spanOf(agreementOn),
    end: end === null ? null : spanOf(end),
    fact: `unrecorded ${company}`,
  };
}

export function owned(company: string, owner: string, from: string | null, to?: string): Ownership {
  return {
    company,
    owner,
    from: from === null ? null : spanOf(from),
    to: to === undefined ? null : spanOf(to),
    agreement: null,
    fact: `${company} ${owner}`,
  };
}

/** Facts about a therapy of the originator "origin", which is known since 2000. */
export function facts(given: Partial<RightsFacts> = {}): RightsFacts {
  return {
    originators: [{ company: "origin", fact: "origin", isDisputed: false }],
    grants: [],
    transfers: [],
    ownerships: [],
    unrecorded: [],
    firstKnownOn: "2000-01-01",
    ...given,
  };
}
