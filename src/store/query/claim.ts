import { type Selectable, sql } from "kysely";
import { anyOf, byParent, type WithLists } from "./list.ts";
import type { NodeRow } from "./node.ts";
import type { Store } from "./open.ts";
import type { ChildRows, Order } from "./page.ts";
import type { Tables } from "./tables.ts";

export type ClaimRow = NodeRow<"Claim">;
export type EvidenceRow = Selectable<Tables["evidence"]>;

/** As the record states them: field by field, what the node shows before what it does not. */
export const claimOrder: Order = { name: "claim:position", by: [{ column: "subject" }, { column: "position" }] };

/** Claims about nodes, by node key. */
export function claimsOfNodes(
  nodes: readonly string[],
  { predicate, status }: { predicate: string | null; status: readonly string[] | null },
): ChildRows<ClaimRow> {
  const ofPredicate = predicate === null ? sql`` : sql`and predicate = ${predicate}`;
  const ofStatus = status === null ? sql`` : sql`and status in ${anyOf(status)}`;
  return sql`(
    select claim.*, 'Claim' as type, subject as parent_key
    from claim where subject in ${anyOf(nodes)} ${ofPredicate} ${ofStatus})`;
}

/** Claims that state facts, by the fact's name: what the node shows first, then what else sources state. */
export async function claimsByFact(
  store: Store,
  facts: readonly string[],
): Promise<Map<string, WithLists<ClaimRow>[]>> {
  const { rows } = await sql<ClaimRow & { parent_key: string }>`
    select claim.*, 'Claim' as type, fact as parent_key
    from claim where fact in ${anyOf(facts)} order by position`.execute(store);
  return byParent(rows);
}

/** The same, to be paged. */
export function claimsOfFacts(facts: readonly string[]): ChildRows<ClaimRow> {
  return sql`(select claim.*, 'Claim' as type, fact as parent_key from claim where fact in ${anyOf(facts)})`;
}

/** Claims that rest on sources, each once. */
export function claimsOfSources(sources: readonly string[]): ChildRows<ClaimRow> {
  return sql`(
    select distinct claim.*, 'Claim' as type, evidence.source_id as parent_key
    from evidence
    join claim_evidence as link on link.evidence_id = evidence.id
    join claim on claim.id = link.claim_id
    where evidence.source_id in ${anyOf(sources)})`;
}

/** The evidence of claims, in the order in which the record cites it. */
export async function evidenceByClaim(store: Store, claims: readonly string[]): Promise<Map<string, EvidenceRow[]>> {
  const rows = await store
    .selectFrom("claim_evidence")
    .innerJoin("evidence", "evidence.id", "claim_evidence.evidence_id")
    .selectAll("evidence")
    .select("claim_evidence.claim_id as parent_key")
    .where("claim_evidence.claim_id", "in", anyOf(claims))
    .orderBy("claim_evidence.position")
    .execute();
  return byParent(rows);
}

/** Other claims about the same fact, which state something else. */
export async function conflictsByClaim(
  store: Store,
  claims: readonly string[],
): Promise<Map<string, WithLists<ClaimRow>[]>> {
  const { rows } = await sql<ClaimRow & { parent_key: string }>`
    select other.*, 'Claim' as type, claim.id as parent_key
    from claim join claim as other on other.fact = claim.fact and other.id <> claim.id
    where claim.id in ${anyOf(claims)} order by other.position`.execute(store);
  return byParent(rows);
}
