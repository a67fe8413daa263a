import { type RawBuilder, sql } from "kysely";
import type { RightsFacts } from "../../domain/rights/fact.ts";
import type {
  RecordedAgreement,
  RecordedGrant,
  RecordedMilestone,
  RecordedOwnership,
  RecordedParty,
  RecordedRights,
  RecordedRole,
  RecordedTermination,
} from "../../domain/rights/recorded/recorded.ts";
import { rightsFactsOf } from "../../domain/rights/recorded/recorded-facts.ts";
import { anyOf, listOf, thenJoin, valuesOf, visited } from "../engine/sqlite/list.ts";
import type { Store } from "../open.ts";

/** What the claims on a fact say, as `ClaimStanding`. */
const standing = (fact: string): RawBuilder<unknown> => sql`coalesce((
  select max(case status when 'ACCEPTED' then 2 when 'DISPUTED' then 1 else 0 end) from claim
  where claim.fact = ${sql.ref(fact)}), 2)`;

const recordedAt = (fact: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select min(recorded_at) from claim where claim.fact = ${fact})`;

type OfTherapy<Row> = Row & { therapy_id: string };
type OfAgreement<Row> = Row & { agreement_id: string };

async function rowsOf<Row>(store: Store, query: RawBuilder<Row>): Promise<Row[]> {
  return (await query.execute(store)).rows;
}

const rolesOf = (store: Store, therapies: readonly string[]) =>
  rowsOf(
    store,
    sql<OfTherapy<RecordedRole>>`
      select therapy_id, company_id, role.role, fact, ${standing("role.fact")} as standing,
        ${recordedAt(sql.ref("role.fact"))} as recorded_at
      from therapy_company as role where therapy_id in ${anyOf(therapies)}
      order by therapy_id, position`,
  );

const agreementsOf = (store: Store, therapies: readonly string[], isCounted: boolean) =>
  rowsOf(
    store,
    sql<OfTherapy<RecordedAgreement>>`
      select concerned.therapy_id, agreement.id, kinds_json, status, announced_on, signed_on, effective_on, closed_on,
        terminated_on, took_effect, edge.role, edge.fact,
        ${recordedAt(sql`'Agreement:' || agreement.id || ' Agreement.status'`)} as recorded_at
      from (
        select therapy_id, agreement_id from agreement_therapy where therapy_id in ${anyOf(therapies)}
        union
        select therapy_id, agreement_id from rights_grant_therapy where therapy_id in ${anyOf(therapies)}
      ) as concerned ${thenJoin} agreement on agreement.id = concerned.agreement_id
      left join agreement_therapy as edge
        on edge.agreement_id = concerned.agreement_id and edge.therapy_id = concerned.therapy_id
      where ${isCounted ? visited(sql.ref("concerned.agreement_id")) : sql`1 = 1`}
      order by concerned.therapy_id, agreement.id`,
  );

const grantsOf = (store: Store, therapies: readonly string[]) =>
  rowsOf(
    store,
    sql<OfTherapy<RecordedGrant>>`
      select covered.therapy_id, rights_grant.*, ${standing("rights_grant.fact")} as standing,
        (select ${listOf("field.indication_id")} from rights_grant_field_of_use as field
          where field.rights_grant_id = rights_grant.id) as fields_of_use_json
      from rights_grant_therapy as covered ${thenJoin} rights_grant on rights_grant.id = covered.rights_grant_id
      where covered.therapy_id in ${anyOf(therapies)}
      order by covered.therapy_id, rights_grant.id`,
  );

const partiesOf = (store: Store, agreements: readonly string[]) =>
  rowsOf(
    store,
    sql<OfAgreement<RecordedParty>>`
      select agreement_id, company_id, role from agreement_party where agreement_id in ${anyOf(agreements)}
      order by agreement_id, position`,
  );

const milestonesOf = (store: Store, agreements: readonly string[]) =>
  rowsOf(
    store,
    sql<OfAgreement<RecordedMilestone>>`
      select agreement_id, kind, date, company_id, recipient_id, fact,
        (select ${listOf("of.therapy_id")} from agreement_milestone_therapy as of
          where of.agreement_milestone_id = milestone.id) as therapies_json
      from agreement_milestone as milestone
      where agreement_id in ${anyOf(agreements)}
        and kind in ('OPTION_EXERCISED', 'ASSIGNED', 'RIGHTS_RETURNED', 'EXPIRED')
      order by agreement_id, position`,
  );

const terminationsOf = (store: Store, agreements: readonly string[]) =>
  rowsOf(
    store,
    sql<OfAgreement<RecordedTermination>>`
      select related.related_agreement_id as agreement_id, agreement.id as by,
        coalesce(effective_on, signed_on, announced_on) as date
      from agreement_related_agreement as related ${thenJoin} agreement on agreement.id = related.agreement_id
      where related.relation = 'TERMINATES' and related.related_agreement_id in ${anyOf(agreements)}
        and agreement.status <> 'RUMORED'`,
  );

const firstEventsOf = (store: Store, therapies: readonly string[]) =>
  rowsOf(
    store,
    sql<{ therapy_id: string; first_event_on: string | null }>`
      select therapy_id, min(date) as first_event_on from (
        select therapy_id, date from regulatory_event where therapy_id in ${anyOf(therapies)}
        union all
        select edge.therapy_id, trial.started_on from trial_therapy as edge ${thenJoin} trial on trial.id = edge.trial_id
        where edge.therapy_id in ${anyOf(therapies)}
      ) as dated group by therapy_id`,
  );

/** Companies that own or acquired others, and those that own or acquired these. */
const ownershipsOf = (store: Store, companies: readonly string[]) => {
  // A purchase that is closed makes the acquirer the owner of the company that it bought.
  const purchases = sql`agreement_party as target ${thenJoin} agreement on agreement.id = target.agreement_id
    ${thenJoin} agreement_party as acquirer on acquirer.agreement_id = agreement.id and acquirer.role = 'ACQUIRER'`;
  const isClosed = sql`target.role = 'TARGET' and acquirer.company_id <> target.company_id
    and coalesce(agreement.took_effect, 1) <> 0 and (agreement.closed_on is not null or agreement.status = 'CLOSED')
    and exists (select 1 from agreement_kind where agreement_kind.agreement_id = agreement.id
      and agreement_kind.kind in ('ACQUISITION', 'MERGER'))`;
  return rowsOf(
    store,
    sql<RecordedOwnership>`
      with recursive concerned (company_id) as (
        select value from ${valuesOf(companies)}
        union
        select edge.parent_id from concerned join company_parent as edge on edge.company_id = concerned.company_id
        union
        select acquirer.company_id from concerned
          join agreement_party as target on target.company_id = concerned.company_id
          join agreement on agreement.id = target.agreement_id
          join agreement_party as acquirer on acquirer.agreement_id = agreement.id and acquirer.role = 'ACQUIRER'
        where ${isClosed}
      )
      select edge.company_id, edge.parent_id as owner_id, valid_from, valid_to, null as agreement_id,
        null as not_before, null as recorded_at, edge.fact
      from concerned ${thenJoin} company_parent as edge on edge.company_id = concerned.company_id
      where ${standing("edge.fact")} > 0
      union all
      select target.company_id, acquirer.company_id, agreement.closed_on, null, agreement.id,
        coalesce(effective_on, signed_on, announced_on),
        ${recordedAt(sql`'Agreement:' || agreement.id || ' Agreement.status'`)}, acquirer.fact
      from concerned ${thenJoin} ${purchases}
      where target.company_id = concerned.company_id and ${isClosed}
      order by 1, 2, 3, 5`,
  );
};

function companiesIn(
  roles: readonly RecordedRole[],
  grants: readonly RecordedGrant[],
  parties: readonly RecordedParty[],
): Set<string> {
  const found = new Set<string>();
  for (const { company_id } of roles) found.add(company_id);
  for (const { grantor_id, grantee_id } of grants) {
    if (grantor_id !== null) found.add(grantor_id);
    found.add(grantee_id);
  }
  for (const { company_id } of parties) found.add(company_id);
  return found;
}

/**
 * The facts from which follows who holds the rights to therapies, by therapy. Reads each kind of fact with one statement.
 * @param isCounted whether the agreements count towards the row budget
 */
export async function rightsFactsOfTherapies(
  store: Store,
  therapies: readonly string[],
  { isCounted = true }: { isCounted?: boolean } = {},
): Promise<Map<string, RightsFacts>> {
  const roles = await rolesOf(store, therapies);
  const agreements = await agreementsOf(store, therapies, isCounted);
  const grants = await grantsOf(store, therapies);
  const concerned = [...new Set(agreements.map(({ id }) => id))];
  const parties = await partiesOf(store, concerned);
  const milestones = await milestonesOf(store, concerned);
  const terminations = await terminationsOf(store, concerned);
  const events = await firstEventsOf(store, therapies);
  const ownerships = await ownershipsOf(store, [...companiesIn(roles, grants, parties)].sort());

  const ofTherapy = {
    roles: Map.groupBy(roles, ({ therapy_id }) => therapy_id),
    agreements: Map.groupBy(agreements, ({ therapy_id }) => therapy_id),
    grants: Map.groupBy(grants, ({ therapy_id }) => therapy_id),
  };
  const ofAgreement = {
    parties: Map.groupBy(parties, ({ agreement_id }) => agreement_id),
    milestones: Map.groupBy(milestones, ({ agreement_id }) => agreement_id),
    terminations: Map.groupBy(terminations, ({ agreement_id }) => agreement_id),
  };
  const firstEvents = new Map(events.map(({ therapy_id, first_event_on }) => [therapy_id, first_event_on]));
  const ownersOf = Map.groupBy(ownerships, ({ company_id }) => company_id);
  return new Map(
    therapies.map((therapy) => {
      const own = ofTherapy.agreements.get(therapy) ?? [];
      const recorded: Omit<RecordedRights, "ownerships"> = {
        therapy,
        roles: ofTherapy.roles.get(therapy) ?? [],
        agreements: own,
        grants: ofTherapy.grants.get(therapy) ?? [],
        ...ofAgreement,
        first_event_on: firstEvents.get(therapy) ?? null,
      };
      if (ownerships.length === 0) return [therapy, rightsFactsOf({ ...recorded, ownerships })];
      const ownParties = own.flatMap(({ id }) => ofAgreement.parties.get(id) ?? []);
      const companies = [...companiesIn(recorded.roles, recorded.grants, ownParties)].sort();
      return [therapy, rightsFactsOf({ ...recorded, ownerships: ownershipsAbove(companies, ownersOf) })];
    }),
  );
}

/** The ownerships of some companies and of the companies that own them. */
function ownershipsAbove(
  companies: readonly string[],
  ownersOf: ReadonlyMap<string, readonly RecordedOwnership[]>,
): RecordedOwnership[] {
  const seen = new Set<string>();
  const visit = (company: string): RecordedOwnership[] => {
    if (seen.has(company)) return [];
    seen.add(company);
    const own = ownersOf.get(company) ?? [];
    return [...own, ...own.flatMap(({ owner_id }) => visit(owner_id))];
  };
  return companies.flatMap(visit);
}
