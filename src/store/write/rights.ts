import { sql, type Transaction } from "kysely";
import { type NodeKey, partsOfNodeKey } from "../../domain/node-key.ts";
import { countryMask } from "../../domain/region/country-mask.ts";
import type { RightsFacts } from "../../domain/rights/fact.ts";
import { periodsByRight } from "../../domain/rights/rights-period.ts";
import type { NodeType } from "../../model/model.ts";
import type { Connection } from "../engine/connection.ts";
import { anyOf, thenJoin, valuesOf } from "../engine/sqlite/list.ts";
import { rightsFactsOfTherapies } from "../query/rights.ts";
import type { Tables } from "../table/system-table.ts";
import { RowWriter } from "./row-writer.ts";

/** The number of therapies whose facts are in memory at the same time. Those of companies are read for each such set of therapies. */
const batchSize = 4000;

type RightsRow = Tables["therapy_rights"];
type HolderRow = Tables["therapy_rights_holder"];

/** A row of who holds a right, with its holders. */
interface Stored {
  row: RightsRow;
  holders: HolderRow[];
}

/** Therapies by slug, or all of them. */
export type Concerned = ReadonlySet<string> | "all";

/** The therapies for which the facts about some nodes may decide who holds the rights to them. */
export async function therapiesConcerned(db: Transaction<Tables>, nodes: readonly NodeKey[]): Promise<Set<string>> {
  const byType = Map.groupBy(nodes.map(partsOfNodeKey), ({ type }) => type);
  const slugsOf = (type: NodeType) => (byType.get(type) ?? []).map(({ slug }) => slug);
  const [agreements, trials, events] = [slugsOf("Agreement"), slugsOf("Trial"), slugsOf("RegulatoryEvent")];
  const { rows } = await sql<{ therapy_id: string }>`
    with agreements (id) as (
      select value from ${valuesOf(agreements)}
      union
      select related_agreement_id from agreement_related_agreement where agreement_id in ${anyOf(agreements)}
    )
    select therapy_id from agreement_therapy where agreement_id in (select id from agreements)
    union select therapy_id from rights_grant_therapy where agreement_id in (select id from agreements)
    union select therapy_id from trial_therapy where trial_id in ${anyOf(trials)}
    union select therapy_id from regulatory_event where id in ${anyOf(events)} and therapy_id is not null`.execute(db);
  const ofOwned = await therapiesOfOwned(db, slugsOf("Company"), agreements);
  return new Set([...slugsOf("Therapy"), ...rows.map(({ therapy_id }) => therapy_id), ...ofOwned]);
}

/**
 * The therapies of companies, of the companies that agreements sell, and of those that these own: whoever owns a company may hold the
 * rights that it received. Contains more therapies than necessary, because it does not matter when and whether a sale was closed.
 */
async function therapiesOfOwned(
  db: Transaction<Tables>,
  companies: readonly string[],
  agreements: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ therapy_id: string }>`
    with recursive owned (company_id) as (
      select value from ${valuesOf(companies)}
      union
      select target.company_id from agreement_party as target
      where target.agreement_id in ${anyOf(agreements)} and target.role = 'TARGET'
        and exists (select 1 from agreement_kind where agreement_kind.agreement_id = target.agreement_id
          and agreement_kind.kind in ('ACQUISITION', 'MERGER'))
      union
      select edge.company_id from owned join company_parent as edge on edge.parent_id = owned.company_id
      union
      select target.company_id from owned
        join agreement_party as acquirer on acquirer.company_id = owned.company_id and acquirer.role = 'ACQUIRER'
        join agreement_party as target on target.agreement_id = acquirer.agreement_id and target.role = 'TARGET'
    ), agreements (id) as (
      select party.agreement_id from owned ${thenJoin} agreement_party as party on party.company_id = owned.company_id
    )
    select role.therapy_id from owned ${thenJoin} therapy_company as role on role.company_id = owned.company_id
    union select covered.therapy_id from owned
      ${thenJoin} rights_grant as granted on granted.grantor_id = owned.company_id
      ${thenJoin} rights_grant_therapy as covered on covered.rights_grant_id = granted.id
    union select covered.therapy_id from owned
      ${thenJoin} rights_grant as received on received.grantee_id = owned.company_id
      ${thenJoin} rights_grant_therapy as covered on covered.rights_grant_id = received.id
    union select therapy_id from agreement_therapy where agreement_id in (select id from agreements)
    union select therapy_id from rights_grant_therapy where agreement_id in (select id from agreements)`.execute(db);
  return rows.map(({ therapy_id }) => therapy_id);
}

/** Computes who holds the rights to therapies, and writes the rows of those for which the answer has changed. */
export async function rebuildRights(
  db: Transaction<Tables>,
  connection: Connection,
  concerned: Concerned,
): Promise<void> {
  if (concerned !== "all" && concerned.size === 0) return;
  const chosen = concerned === "all" ? sql`1 = 1` : sql`id in ${anyOf([...concerned])}`;
  connection.tracker.pauseInserts();
  const writer = new RowWriter(connection);
  let therapies: string[] = [];
  do {
    const { rows } = await sql<{ id: string }>`
      select id from therapy where id > ${therapies.at(-1) ?? ""} and ${chosen} order by id limit ${batchSize}`.execute(
      db,
    );
    therapies = rows.map(({ id }) => id);
    if (therapies.length > 0) await rebuildRightsOf(db, writer, therapies);
  } while (therapies.length === batchSize);
  connection.tracker.resumeInserts();
}

/** Deletes what is stored about the rights to therapies. */
export async function clearRights(db: Transaction<Tables>, therapies: readonly string[]): Promise<void> {
  await sql`delete from therapy_rights_holder where therapy_rights_id in (
    select id from therapy_rights where therapy_id in ${anyOf(therapies)})`.execute(db);
  await sql`delete from therapy_rights where therapy_id in ${anyOf(therapies)}`.execute(db);
}

async function rebuildRightsOf(
  db: Transaction<Tables>,
  writer: RowWriter,
  therapies: readonly string[],
): Promise<void> {
  const facts = await rightsFactsOfTherapies(db, therapies, { isCounted: false });
  const stored = await storedRights(db, therapies);
  const changed = therapies.flatMap((therapy) => {
    const rows = rowsOf(therapy, facts.get(therapy));
    return isSame(rows, stored.get(therapy) ?? []) ? [] : [{ therapy, rows }];
  });
  const replaced = changed.flatMap(({ therapy }) => (stored.has(therapy) ? [therapy] : []));
  if (replaced.length > 0) await clearRights(db, replaced);
  const [rights, rightsHolders] = [writer.table("therapy_rights"), writer.table("therapy_rights_holder")];
  for (const { row, holders } of changed.flatMap(({ rows }) => rows)) {
    rights.insert({ ...row });
    for (const holder of holders) rightsHolders.insert({ ...holder });
  }
}

const isSame = (rows: readonly Stored[], stored: readonly Stored[]): boolean =>
  rows.length === stored.length && (rows.length === 0 || JSON.stringify(rows) === JSON.stringify(stored));

function rowsOf(therapy: string, facts: RightsFacts | undefined): Stored[] {
  if (!facts) return [];
  return [...periodsByRight(facts)]
    .flatMap(([right, periods]) =>
      periods.map(({ from, until, status, countries, holders }, index) => {
        const id = `${therapy} ${right} ${String(index).padStart(4, "0")}`;
        const [countries_0 = 0, countries_1 = 0, countries_2 = 0, countries_3 = 0, countries_4 = 0] =
          countryMask(countries);
        return {
          row: {
            id,
            therapy_id: therapy,
            licensed_right: right,
            status,
            valid_from: from,
            valid_until: until,
            countries_0,
            countries_1,
            countries_2,
            countries_3,
            countries_4,
          },
          holders: holders.map(({ company, isOriginator }) => ({
            therapy_rights_id: id,
            company_id: company,
            is_originator: isOriginator ? 1 : 0,
          })),
        };
      }),
    )
    .sort((a, b) => (a.row.id < b.row.id ? -1 : 1));
}

async function storedRights(db: Transaction<Tables>, therapies: readonly string[]): Promise<Map<string, Stored[]>> {
  const rows = await db
    .selectFrom("therapy_rights")
    .selectAll()
    .where("therapy_id", "in", anyOf(therapies))
    .orderBy("id")
    .execute();
  const { rows: holders } = await sql<HolderRow>`
    select holder.* from therapy_rights as rights join therapy_rights_holder as holder on holder.therapy_rights_id = rights.id
    where rights.therapy_id in ${anyOf(therapies)} order by holder.therapy_rights_id, holder.company_id`.execute(db);
  const byRow = Map.groupBy(holders, ({ therapy_rights_id }) => therapy_rights_id);
  const stored = rows.map((row) => ({ row, holders: byRow.get(row.id) ?? [] }));
  return Map.groupBy(stored, ({ row }) => row.therapy_id);
}
