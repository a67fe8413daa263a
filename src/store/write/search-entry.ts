import { sql, type Transaction } from "kysely";
import type { EntityType } from "../domain/graph-vocabulary.ts";
import { bareNameOf, wordsOf } from "../domain/name.ts";
import { type NodeKey, nodeKey, partsOfNodeKey } from "../domain/node-key.ts";
import { anyOf } from "./list.ts";
import { tableOf } from "./node.ts";
import type { Tables } from "./tables.ts";

type Entry = Omit<Tables["search_entry"], "id">;

/** The columns by which each type is found beside its name, by the field that shows them. */
const columns: Partial<Record<EntityType, Record<string, string>>> = {
  Company: { legalName: "legal_name", lei: "lei", cik: "cik", ticker: "ticker" },
  Agreement: { summary: "summary" },
  Therapy: { inn: "inn", unii: "unii", chembl: "chembl", mechanism: "mechanism" },
  Target: { symbol: "symbol" },
  Indication: { mondo: "mondo", doid: "doid", mesh: "mesh", ncit: "ncit", orphanet: "orphanet" },
  RegulatoryEvent: { applicationNumber: "application_number", population: "population" },
  Trial: { nctId: "nct_id" },
};

/** So many nodes are made anew at a time. */
const batch = 2000;

/**
 * Brings what search reads up to date with the tables of nodes, within the write that changed them.
 * @param nodes those that were added, changed or removed
 */
export async function refreshSearch(db: Transaction<Tables>, nodes: readonly NodeKey[]): Promise<void> {
  for (let start = 0; start < nodes.length; start += batch) {
    const part = nodes.slice(start, start + batch);
    const ofPart = sql`from search_entry where node in ${anyOf(part)}`;
    // The index keeps no texts of its own: to forget one it has to be told it.
    await sql`insert into search_index (search_index, rowid, folded) select 'delete', id, folded ${ofPart}`.execute(db);
    await sql`delete ${ofPart}`.execute(db);
    const entries = await entriesOf(db, part);
    if (entries.length === 0) continue;
    await db
      .insertInto("search_entry")
      .values(entries as never)
      .execute();
    await sql`insert into search_index (rowid, folded) select id, folded ${ofPart}`.execute(db);
  }
}

/** What nodes are found by: their names first, then other names, then identifiers; none for those that are gone. */
async function entriesOf(db: Transaction<Tables>, nodes: readonly NodeKey[]): Promise<Entry[]> {
  const entries: Entry[] = [];
  const add = (node: string, field: string, text: string) => {
    const folded = wordsOf(text).join(" ");
    const type = partsOfNodeKey(node).type as EntityType;
    if (folded) entries.push({ node, type, field: `${type}.${field}`, text, folded, bare: bareNameOf(text) });
  };
  for (const [type, own] of Map.groupBy(nodes.map(partsOfNodeKey), (node) => node.type)) {
    if (type === "Source" || type === "Claim") continue;
    const named = Object.entries({ name: "name", ...columns[type] });
    const { rows } = await sql<Record<string, string | null>>`
      select id, ${sql.join(named.map(([, column]) => sql.ref(column)))} from ${sql.table(tableOf[type])}
      where id in ${anyOf(own.map(({ slug }) => slug))} order by id`.execute(db);
    for (const row of rows) {
      for (const [field, column] of named) if (row[column]) add(nodeKey(type, String(row.id)), field, row[column]);
    }
  }
  for (const [table, column, field] of [
    ["alias", "text", "aliases"],
    ["identifier", "value", "identifiers"],
  ] as const) {
    const { rows } = await sql<{ node: string; text: string }>`
      select node, ${sql.ref(column)} as text from ${sql.table(table)} where node in ${anyOf(nodes)}
      order by node, position`.execute(db);
    for (const { node, text } of rows) add(node, field, text);
  }
  return [...entries, ...wholes(entries)];
}

/**
 * For each node of several entries one more, with the words of all of them, so that a search whose words stand in different
 * ones finds it too. It shows the node's name, and its bare name is empty, because it is nobody's name.
 */
function wholes(entries: readonly Entry[]): Entry[] {
  return [...Map.groupBy(entries, ({ node }) => node).values()].flatMap((own) => {
    const [name] = own;
    if (!name || own.length < 2) return [];
    return [{ ...name, folded: own.map(({ folded }) => folded).join(" "), bare: "" }];
  });
}
