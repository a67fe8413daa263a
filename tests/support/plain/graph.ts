import { readRecords } from "../../../src/intake/records/load.ts";
import { bothEnds, modelTables, tableOfNode } from "../../../src/model/derived/table.ts";
import { type NodeChange, ownedTablesOf } from "../../../src/store/write/change-set.ts";

/** A row with the columns of its table; lists are JSON, as in the store. */
export type PlainRow = Readonly<Record<string, string | number | null>>;

/** Records as plain tables, so that tests can compute expected answers without SQL. */
export class PlainGraph {
  readonly #tables = new Map<string, PlainRow[]>();
  readonly #indexes = new Map<string, Map<string | number | null | undefined, PlainRow[]>>();
  readonly #evidence = new Set<string>();

  constructor(nodes: readonly NodeChange[]) {
    for (const node of nodes) this.#addNode(node);
    for (const { name, relation } of bothEnds) {
      const { table, own, far } = relation;
      const seen = (one: string, other: string, direction: string) =>
        this.rows(table).map(
          (row): PlainRow => ({ ...row, [own]: row[one] ?? null, [far]: row[other] ?? null, direction }),
        );
      this.#tables.set(name, [...seen(own, far, "OUTGOING"), ...seen(far, own, "INCOMING")]);
    }
  }

  rows(table: string): readonly PlainRow[] {
    return this.#tables.get(table) ?? [];
  }

  /** The rows of a table whose column has a value, in the order of the records. */
  where(table: string, column: string, value: string | number | null | undefined): readonly PlainRow[] {
    const name = `${table}.${column}`;
    const index = this.#indexes.get(name) ?? Map.groupBy(this.rows(table), (row) => row[column]);
    this.#indexes.set(name, index);
    return index.get(value) ?? [];
  }

  /** The only row of a table whose column has a value. */
  one(table: string, column: string, value: string | number | null | undefined): PlainRow {
    const [row, ...others] = this.where(table, column, value);
    if (!row || others.length > 0) throw new Error(`${row ? "several rows" : "no row"}: ${table}.${column} = ${value}`);
    return row;
  }

  #add(table: string, row: PlainRow): void {
    const columns = modelTables.find(({ name }) => name === table)?.columns ?? [];
    const empty = Object.fromEntries(columns.map(({ name }) => [name, null]));
    const rows = this.#tables.get(table) ?? [];
    rows.push({ ...empty, ...row });
    this.#tables.set(table, rows);
  }

  #addNode({ type, slug, row, owned, claims }: NodeChange): void {
    this.#add(tableOfNode(type), { id: slug, ...row });
    for (const [table, rows] of Object.entries(owned)) {
      const owner = ownedTablesOf(type).find((each) => each.table === table);
      if (!owner) throw new Error(`${type} owns no table ${table}`);
      for (const each of rows) this.#add(table, { [owner.own]: owner.byKey ? `${type}:${slug}` : slug, ...each });
    }
    for (const [position, { evidence, ...claim }] of claims.entries()) {
      this.#add("claim", { ...claim, subject: `${type}:${slug}`, position });
      for (const piece of evidence) {
        this.#add("claim_evidence", { claim_id: claim.id, evidence_id: piece.id });
        if (!this.#evidence.has(piece.id)) this.#add("evidence", { ...piece });
        this.#evidence.add(piece.id);
      }
    }
  }
}

/** The records of the fixed graph. */
export async function plainTestGraph(): Promise<PlainGraph> {
  return new PlainGraph((await readRecords("tests/graph/records")).nodes);
}

/** The indications of which an indication is a subtype, with the least number of steps to each. */
export function ancestorsOf(graph: PlainGraph, indication: string): Map<string, number> {
  const found = new Map<string, number>();
  let frontier = [indication];
  for (let distance = 1; frontier.length > 0; distance++) {
    const parents = frontier.flatMap((each) =>
      graph.where("indication_parent", "indication_id", each).map(({ parent_id }) => String(parent_id)),
    );
    frontier = [...new Set(parents)].filter((each) => !found.has(each));
    for (const each of frontier) found.set(each, distance);
  }
  return found;
}
