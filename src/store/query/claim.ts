import { type RawBuilder, sql } from "kysely";
import type { PartRow, Row } from "../../model/model.ts";
import { anyOf, thenJoin, visited } from "../engine/sqlite/list.ts";
import type { Store } from "../open.ts";
import { nodeColumns } from "./node.ts";
import type { ChildRows, Order } from "./page.ts";

export type ClaimRow = Row<"Claim">;

/** Evidence as the store holds it. Claims cite it, so that it has no owner and no place in a list. */
export type EvidenceRow = Omit<PartRow<"Evidence">, "fact" | "position">;

/** The order of the record: by field, and within a field the claim that the node shows first. */
export const claimOrder: Order = { name: "Claim:position", by: [{ column: "subject" }, { column: "position" }] };

/**
 * Claims about nodes, by node key.
 * @param predicates only claims about these fields and relations; null for all
 * @param statuses only claims with one of these statuses; null for all
 */
export function claimsOfNodes(
  nodes: readonly string[],
  { predicates, statuses }: { predicates: readonly string[] | null; statuses: readonly string[] | null },
): ChildRows<ClaimRow> {
  const ofPredicate = predicates === null ? sql`` : sql`and predicate in ${anyOf(predicates)}`;
  const ofStatus = statuses === null ? sql`` : sql`and status in ${anyOf(statuses)}`;
  return sql`(
    select ${nodeColumns("Claim", "claim")}, subject as parent_key
    from claim where subject in ${anyOf(nodes)} ${ofPredicate} ${ofStatus})`;
}

/** Claims about facts, by the key of the fact: first the claim that the graph shows, then those that state something else. */
export function claimsByFact(store: Store, facts: readonly string[]): Promise<Map<string, ClaimRow[]>> {
  return grouped(
    store,
    sql`select ${nodeColumns("Claim", "claim")}, fact as parent_key
      from claim where fact in ${anyOf(facts)} order by fact, position`,
  );
}

/** Claims that cite sources, by source, each once. */
export function claimsOfSources(sources: readonly string[]): ChildRows<ClaimRow> {
  return sql`(
    select distinct ${nodeColumns("Claim", "claim")}, evidence.source_id as parent_key
    from evidence
    ${thenJoin} claim_evidence as link on link.evidence_id = evidence.id
    ${thenJoin} claim on claim.id = link.claim_id
    where evidence.source_id in ${anyOf(sources)} and ${visited(sql`link.claim_id`)})`;
}

/** Sources that claims about nodes cite, by node key, each once. */
export function sourcesOfNodes(nodes: readonly string[]): ChildRows<Row<"Source">> {
  return sql`(
    select distinct ${nodeColumns("Source", "source")}, claim.subject as parent_key
    from claim
    ${thenJoin} claim_evidence as link on link.claim_id = claim.id
    ${thenJoin} evidence on evidence.id = link.evidence_id
    ${thenJoin} source on source.id = evidence.source_id
    where claim.subject in ${anyOf(nodes)} and ${visited(sql`link.evidence_id`)})`;
}

/** The evidence of claims, by claim, in the order of the record. */
export function evidenceByClaim(store: Store, claims: readonly string[]): Promise<Map<string, EvidenceRow[]>> {
  return grouped(
    store,
    sql`select evidence.*, claim_evidence.claim_id as parent_key
      from claim_evidence ${thenJoin} evidence on evidence.id = claim_evidence.evidence_id
      where claim_evidence.claim_id in ${anyOf(claims)} order by claim_evidence.position`,
  );
}

/** The other claims about the fact that a claim is about, by claim. They state something else. */
export function conflictsByClaim(store: Store, claims: readonly string[]): Promise<Map<string, ClaimRow[]>> {
  return grouped(
    store,
    sql`select ${nodeColumns("Claim", "other")}, claim.id as parent_key
      from claim ${thenJoin} claim as other on other.fact = claim.fact and other.id <> claim.id
      where claim.id in ${anyOf(claims)} order by other.position`,
  );
}

/** The claim that a node shows for a field, with the number of sources that support the field and whether it is disputed. */
export type ProvenanceRow = ClaimRow & { source_count: number; is_disputed: number };

/**
 * What supports the fields of nodes, by node key, in the order of the record. One statement for any number of nodes.
 * @param predicates only these fields and relations; null for all
 */
export function provenanceByNode(
  store: Store,
  nodes: readonly string[],
  predicates: readonly string[] | null,
): Promise<Map<string, ProvenanceRow[]>> {
  const wanted = predicates === null ? sql`` : sql`and claim.predicate in ${anyOf(predicates)}`;
  return grouped(
    store,
    sql`
      select ${nodeColumns("Claim", "shown")}, shown.subject as parent_key, field.source_count, field.is_disputed
      from (
        select claim.subject, min(claim.position) as position,
          count(distinct case when claim.status in ('ACCEPTED', 'DISPUTED') then evidence.source_id end) as source_count,
          max(case when claim.status = 'DISPUTED' then 1 else 0 end) as is_disputed
        from claim
        ${thenJoin} claim_evidence as link on link.claim_id = claim.id
        ${thenJoin} evidence on evidence.id = link.evidence_id
        where claim.subject in ${anyOf(nodes)} ${wanted}
        group by claim.subject, claim.predicate
      ) as field join claim as shown on shown.subject = field.subject and shown.position = field.position
      order by shown.subject, shown.position`,
  );
}

async function grouped<Found>(store: Store, query: RawBuilder<unknown>): Promise<Map<string, Found[]>> {
  const { rows } = await (query as RawBuilder<Found & { parent_key: string }>).execute(store);
  return Map.groupBy(rows, ({ parent_key }) => parent_key) as Map<string, Found[]>;
}
