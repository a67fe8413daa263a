import { type RawBuilder, sql } from "kysely";
import { anyOf } from "./list.ts";
import type { NodeRow } from "./node.ts";
import type { ChildRows, Order } from "./page.ts";

export type SourceRow = NodeRow<"Source">;

/** By title, without accents and case. */
export const sourceOrder: Order = { name: "source:title", by: [{ column: "sort_name" }, { column: "id" }] };

export function allSources(): RawBuilder<SourceRow> {
  return sql`(select *, 'Source' as type from source)`;
}

/** Sources on which claims about nodes rest, each once, by node key. */
export function sourcesOfNodes(nodes: readonly string[]): ChildRows<SourceRow> {
  return sql`(
    select distinct source.*, 'Source' as type, claim.subject as parent_key
    from claim
    join claim_evidence as link on link.claim_id = claim.id
    join evidence on evidence.id = link.evidence_id
    join source on source.id = evidence.source_id
    where claim.subject in ${anyOf(nodes)})`;
}
