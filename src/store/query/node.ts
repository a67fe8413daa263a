import { type RawBuilder, sql } from "kysely";
import { tableOfNode } from "../../model/derived/table.ts";
import type { NodeType, Row } from "../../model/model.ts";
import { anyOf } from "../engine/sqlite/list.ts";
import type { Store } from "../open.ts";

/** The columns of a node under an alias, and its type, by which rows of several types can be told apart. */
export function nodeColumns(type: NodeType, alias: string): RawBuilder<unknown> {
  return sql`${sql.table(alias)}.*, ${sql.lit(type)} as type`;
}

/** All nodes of a type. */
export function allNodes<N extends NodeType>(type: N): RawBuilder<Row<N>> {
  return sql<Row<N>>`(select ${nodeColumns(type, "node")} from ${sql.table(tableOfNode(type))} as node)`;
}

/** Nodes of one type by slug. Slugs that no node has are absent from the map. */
export async function nodesBySlug<N extends NodeType>(
  store: Store,
  type: N,
  slugs: readonly string[],
): Promise<Map<string, Row<N>>> {
  return nodesByColumn(store, type, "id", slugs);
}

/** Nodes of one type by a column with unique values. Values that no node has are absent from the map. */
export async function nodesByColumn<N extends NodeType>(
  store: Store,
  type: N,
  column: string,
  values: readonly string[],
): Promise<Map<string, Row<N>>> {
  const { rows } = await sql<Row<N>>`
    select ${nodeColumns(type, "node")} from ${sql.table(tableOfNode(type))} as node
    where ${sql.ref(column)} in ${anyOf(values)}`.execute(store);
  return new Map(rows.map((row) => [String((row as Record<string, unknown>)[column]), row]));
}

/**
 * Companies by ticker symbol: "NASDAQ:NVAX", or "OWL" if the listing names no exchange. If several companies have or had a symbol,
 * the one that is still listed is returned, of several the one whose slug sorts first.
 */
export async function companiesByTicker(
  store: Store,
  tickers: readonly string[],
): Promise<Map<string, Row<"Company">>> {
  const symbols = tickers.map((ticker) => ticker.slice(ticker.indexOf(":") + 1));
  const { rows } = await sql<Row<"Company"> & { ticker: string }>`
    select ${nodeColumns("Company", "node")}, ticker from (
      select company_id, valid_to, coalesce(exchange || ':', '') || symbol as ticker from listing
      where symbol in ${anyOf(symbols)}
    ) as listed join company as node on node.id = listed.company_id
    where ticker in ${anyOf(tickers)}
    order by case when listed.valid_to is null then 1 else 0 end, node.id desc`.execute(store);
  // Later rows replace earlier ones.
  return new Map(rows.map((row) => [row.ticker, row]));
}
