import type { PlainGraph, PlainRow } from "./graph.ts";

/** The claims about an entity as the records state them, in their order. */
export function statedClaims(graph: PlainGraph, key: string): PlainRow[] {
  return [...graph.where("claim", "subject", key)].sort((a, b) => Number(a.position) - Number(b.position));
}

/** The evidence of a claim, in the order in which the record cites it. */
export function evidenceOf(graph: PlainGraph, claim: PlainRow): PlainRow[] {
  return graph
    .where("claim_evidence", "claim_id", claim.id)
    .map(({ evidence_id }) => graph.one("evidence", "id", evidence_id));
}

/** Whether a claim was neither rejected nor superseded. */
export function isCurrent({ status }: PlainRow): boolean {
  return status === "ACCEPTED" || status === "DISPUTED";
}
