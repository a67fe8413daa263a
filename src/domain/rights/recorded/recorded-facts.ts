import type { Ownership, RightsFacts, Transfer } from "../fact.ts";
import { groupOf } from "../ownership.ts";
import { type Span, spanOf } from "../period.ts";
import type { RecordedAgreement, RecordedOwnership, RecordedRights } from "./recorded.ts";
import { dateOf, grantsIn, isInEffect, isReturnClear, undatedSpan } from "./recorded-grant.ts";
import { unrecordedGrantsIn } from "./unrecorded-grant.ts";

/** What the recorded agreements and companies mean for the rights to a therapy. */
export function rightsFactsOf(recorded: RecordedRights): RightsFacts {
  const grants = grantsIn(recorded);
  const transfers = recorded.agreements.flatMap((agreement) => transfersBy(agreement, recorded));
  const originators = recorded.roles.filter(({ role, standing }) => role === "ORIGINATOR" && standing > 0);
  const ownerships = ownershipsIn(recorded.ownerships);
  const group = groupOf(ownerships, [
    ...originators.map(({ company_id }) => company_id),
    ...grants.flatMap(({ grantors, grantee }) => [...grantors, grantee]),
    ...transfers.flatMap(({ sellers, buyers }) => [...sellers, ...buyers]),
  ]);
  return {
    originators: originators.map(({ company_id, fact, standing }) => ({
      company: company_id,
      fact,
      isDisputed: standing === 1,
    })),
    grants,
    transfers,
    // Of the other parties to agreements, nobody asks who owns them.
    ownerships: ownerships.filter(({ company }) => group.has(company)),
    unrecorded: unrecordedGrantsIn(recorded),
    firstKnownOn: firstKnownOn(recorded),
  };
}

/** The first day of any dated fact about the therapy. Without one, the day on which a role was recorded. */
function firstKnownOn({ agreements, first_event_on, grants, roles }: RecordedRights): string | null {
  const dates = [
    ...agreements.flatMap(({ announced_on, signed_on, effective_on, closed_on }) => [
      announced_on,
      signed_on,
      effective_on,
      closed_on,
    ]),
    ...grants.map(({ valid_from }) => valid_from),
    first_event_on,
  ].flatMap((date) => (date === null ? [] : [spanOf(date).first]));
  const recorded = roles.flatMap(({ recorded_at }) => (recorded_at === null ? [] : [recorded_at.slice(0, 10)]));
  return (dates.length > 0 ? dates : recorded).sort()[0] ?? null;
}

/** When a transaction was closed. Null if it was not. */
function closingOf(agreement: RecordedAgreement): Span | null {
  if (agreement.closed_on !== null) return spanOf(agreement.closed_on);
  return agreement.status === "CLOSED" ? undatedSpan(dateOf(agreement), agreement.recorded_at) : null;
}

/** How an agreement moves the therapy itself, or the rights of a party to it, from one company to another. */
function transfersBy(agreement: RecordedAgreement, recorded: RecordedRights): Transfer[] {
  if (!isInEffect(agreement)) return [];
  return [...salesBy(agreement, recorded), ...assignmentsOf(agreement, recorded)];
}

function salesBy(agreement: RecordedAgreement, recorded: RecordedRights): Transfer[] {
  const { id, role, kinds, fact } = agreement;
  const parties = recorded.parties.get(id) ?? [];
  const inRole = (...roles: string[]) =>
    [...new Set(parties.flatMap((party) => (roles.includes(party.role) ? [party.company_id] : [])))].sort();
  if (fact === null) return [];
  const of = (sellers: readonly string[], buyers: readonly string[], at: Span | null): Transfer[] =>
    at === null
      ? []
      : [
          {
            agreement: id,
            sellers,
            buyers,
            at,
            fact,
            isDisputed: false,
            isOfAgreement: false,
            isExclusion: role === "EXCLUDED",
          },
        ];
  const closing = closingOf(agreement);
  const hasGrants = recorded.grants.some((grant) => grant.agreement_id === id);
  if (role === "RETURNED") {
    const date = dateOf(agreement);
    if (isReturnClear(agreement, recorded)) return [];
    return of(
      [...new Set(parties.map(({ company_id }) => company_id))].sort(),
      [],
      date === null ? null : spanOf(date),
    );
  }
  if (role === "SPUN_OUT") {
    const created = inRole("SPIN_OUT");
    const others = parties.flatMap(({ company_id }) => (created.includes(company_id) ? [] : [company_id]));
    return hasGrants ? [] : of([...new Set(others)].sort(), created, closing ?? spanOfDate(dateOf(agreement)));
  }
  const isPurchaseOfCompany = kinds.includes("ACQUISITION") || kinds.includes("MERGER");
  if (role === "EXCLUDED") return isPurchaseOfCompany ? of(inRole("TARGET"), [], closing) : [];
  const isPurchase = kinds.includes("ASSET_PURCHASE") && !isPurchaseOfCompany;
  // Grants say more precisely what was sold.
  if (!isPurchase || hasGrants || (role !== null && role !== "ACQUIRED")) return [];
  return of(inRole("SELLER"), role === "ACQUIRED" ? inRole("ACQUIRER") : [], closing);
}

const spanOfDate = (date: string | null): Span | null => (date === null ? null : spanOf(date));

/** Transfers of the position of one party to another company. */
function assignmentsOf(
  { id, recorded_at, ...agreement }: RecordedAgreement,
  { milestones, therapy }: RecordedRights,
): Transfer[] {
  return (milestones.get(id) ?? []).flatMap(({ kind, date, company_id, recipient_id, therapies, fact }) =>
    kind === "ASSIGNED" && (therapies.length === 0 || therapies.includes(therapy))
      ? [
          {
            agreement: id,
            sellers: company_id === null ? [] : [company_id],
            buyers: recipient_id === null ? [] : [recipient_id],
            at: date === null ? undatedSpan(dateOf({ id, recorded_at, ...agreement }), recorded_at) : spanOf(date),
            fact,
            isDisputed: false,
            isOfAgreement: true,
            isExclusion: false,
          },
        ]
      : [],
  );
}

/** Ownerships, and acquisitions that no recorded ownership states. */
function ownershipsIn(recorded: readonly RecordedOwnership[]): Ownership[] {
  const pairOf = ({ company_id, owner_id }: RecordedOwnership) => `${company_id} ${owner_id}`;
  const stated = new Set(recorded.filter(({ agreement_id }) => agreement_id === null).map(pairOf));
  return recorded.flatMap((each) => {
    const { company_id, owner_id, valid_from, valid_to, agreement_id, not_before, recorded_at, fact } = each;
    if (agreement_id !== null && stated.has(pairOf(each))) return [];
    const undated = agreement_id === null ? null : undatedSpan(not_before, recorded_at);
    return [
      {
        company: company_id,
        owner: owner_id,
        from: valid_from === null ? undated : spanOf(valid_from),
        to: valid_to === null ? null : spanOf(valid_to),
        agreement: agreement_id,
        fact,
      },
    ];
  });
}
