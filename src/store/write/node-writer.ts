import { type NodeKey, nodeKey } from "../../domain/node-key.ts";
import { tableOfNode, tableOfPart } from "../../model/derived/table.ts";
import type { Connection } from "../engine/connection.ts";
import { listedColumnsOf, type NodeChange, ownedTablesOf } from "./change-set.ts";
import { RowWriter } from "./row-writer.ts";
import { searchEntriesOf } from "./search-entry.ts";

/** A node to write. */
export interface NodeToWrite {
  key: NodeKey;
  node: NodeChange;
  digest: string;
  isNew: boolean;
}

/** Writes the rows of nodes. What changed nodes owned has to be deleted before. */
export class NodeWriter {
  readonly #rows: RowWriter;
  readonly #origin: string;
  #nextEntry: number;

  /** @param nextEntry the id of the first search entry */
  constructor(connection: Connection, origin: string, nextEntry: number) {
    this.#rows = new RowWriter(connection);
    this.#origin = origin;
    this.#nextEntry = nextEntry;
  }

  write({ key, node, digest, isNew }: NodeToWrite): void {
    const { type, slug, row, owned } = node;
    this.#replace(tableOfNode(type), { id: slug, ...row }, isNew);
    for (const { column, table, own, value } of listedColumnsOf(type)) {
      const listed = this.#rows.table(table);
      for (const each of new Set(JSON.parse(String(row[column])) as string[]))
        listed.insert({ [own]: slug, [value]: each });
    }
    for (const table in owned) {
      const known = ownedTablesOf(type).find((each) => each.table === table);
      if (!known) throw new Error(`${type} does not own the table "${table}"`);
      const writer = this.#rows.table(table);
      const owner = known.byKey ? nodeKey(type, slug) : slug;
      for (const each of owned[table] ?? []) writer.insert({ [known.own]: owner, ...each });
    }
    this.#writeClaims(node, key);
    this.#replace("loaded_node", { node: key, origin: this.#origin, digest }, isNew);
    const entries = this.#rows.table("search_entry");
    for (const entry of searchEntriesOf(node)) entries.insert({ id: this.#nextEntry++, ...entry });
  }

  #writeClaims({ claims }: NodeChange, subject: NodeKey): void {
    const [claim, evidence, claimEvidence] = ["claim", tableOfPart("Evidence"), "claim_evidence"].map((name) =>
      this.#rows.table(name),
    );
    claims.forEach(({ evidence: pieces, ...own }, position) => {
      claim?.insert({ ...own, subject, position });
      pieces.forEach((piece, place) => {
        // Several claims may cite the same piece of evidence. Only the first one writes it.
        evidence?.insertIfAbsent({ ...piece });
        claimEvidence?.insert({ claim_id: own.id, evidence_id: piece.id, position: place });
      });
    });
  }

  /** Nodes are updated in place, because other rows refer to them. */
  #replace(table: string, row: Readonly<Record<string, string | number | null>>, isNew: boolean): void {
    const writer = this.#rows.table(table);
    if (isNew) {
      if (!writer.insertIfAbsent(row)) writer.update(row);
    } else if (!writer.update(row)) writer.insert(row);
  }
}
