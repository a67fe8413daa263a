import { sql, type Transaction } from "kysely";
import type { EntityType } from "../domain/graph-vocabulary.ts";
import { bareNameOf, wordsOf } from "../domain/name.ts";
import { nodeKey, partsOfNodeKey } from "../domain/node-key.ts";
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

/** Makes what search reads anew from the nodes' own tables, within the write that changed them. */
export async function rebuildSearch(db: Transaction<Tables>): Promise<void> {
  const entries: Entry[] = [];
  const add = (node: string, type: EntityType, field: string, text: string) => {
    const folded = wordsOf(text).join(" ");
    if (folded) entries.push({ node, type, field: `${type}.${field}`, text, folded, bare: bareNameOf(text) });
  };
  for (const type of Object.keys(tableOf).filter((each) => each !== "Source" && each !== "Claim") as EntityType[]) {
    const named = { name: "name", ...columns[type] };
    const { rows } = await sql<Record<string, string | null>>`
      select id, ${sql.join(Object.values(named).map((column) => sql.ref(column)))} from ${sql.table(tableOf[type])} order by id`.execute(
      db,
    );
    for (const row of rows) {
      for (const [field, column] of Object.entries(named)) {
        const text = row[column];
        if (text) add(nodeKey(type, String(row.id)), type, field, text);
      }
    }
  }
  for (const { node, text } of await db
    .selectFrom("alias")
    .select(["node", "text"])
    .orderBy("node")
    .orderBy("position")
    .execute()) {
    add(node, partsOfNodeKey(node).type as EntityType, "aliases", text);
  }
  for (const { node, value } of await db
    .selectFrom("identifier")
    .select(["node", "value"])
    .orderBy("node")
    .orderBy("position")
    .execute()) {
    add(node, partsOfNodeKey(node).type as EntityType, "identifiers", value);
  }

  entries.push(...wholes(entries));
  await sql`delete from search_entry`.execute(db);
  const batch = 2000;
  for (let start = 0; start < entries.length; start += batch) {
    await db
      .insertInto("search_entry")
      .values(entries.slice(start, start + batch) as never)
      .execute();
  }
  await sql`insert into search_index (search_index) values ('rebuild')`.execute(db);
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
