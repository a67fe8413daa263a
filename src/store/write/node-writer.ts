import { type NodeKey, nodeKey } from "../../domain/node-key.ts";
import { tableOfNode, tableOfPart } from "../../model/derived/table.ts";
import type { Connection } from "../engine/connection.ts";
import { listedColumnsOf, type NodeChange, ownedTablesOf } from "./change-set.ts";
import { RowWriter } from "./row-writer.ts";
import { writeSearch } from "./search-entry.ts";

/** A node to write. */
export interface NodeToWrite {
  key: NodeKey;
  node: NodeChange;
  digest: string;
  isNew: boolean;
}

/** The number of ids of evidence that are remembered as written. */
const maxWritten = 100_000;

/** Writes the rows of nodes. What changed nodes owned has to be deleted before. */
export class NodeWriter {
  readonly #rows: RowWriter;
  readonly #origin: string;
  readonly #written = new Set<string>();
  #nextEntry: number;

  /** @param nextEntry the id of the first search entry */
  constructor(connection: Connection, origin: string, nextEntry: number) {
    this.#rows = new RowWriter(connection);
    this.#origin = origin;
    this.#nextEntry = nextEntry;
  }

  write({ key, node, digest, isNew }: NodeToWrite): void {
    this.#writeOwn(node, isNew);
    this.#writeOwned(node);
    this.#writeClaims(node, key);
    const loaded = this.#rows.table("loaded_node");
    const state = { node: key, origin: this.#origin, digest };
    if (isNew || !loaded.update(state)) loaded.insert(state);
    this.#nextEntry = writeSearch(this.#rows, node, this.#nextEntry);
  }

  /** Nodes are updated in place, because other rows refer to them. */
  #writeOwn({ type, slug, row }: NodeChange, isNew: boolean): void {
    const rows = this.#rows.table(tableOfNode(type));
    const id = { id: slug };
    if (!isNew && rows.update(row, id)) return;
    if (!rows.insertIfAbsent(row, id)) rows.update(row, id);
  }

  #writeOwned({ type, slug, row, owned }: NodeChange): void {
    for (const { column, table, own, value } of listedColumnsOf(type)) {
      const rows = this.#rows.table(table);
      for (const each of new Set(JSON.parse(String(row[column])) as string[]))
        rows.insert({ [own]: slug, [value]: each });
    }
    for (const [table, listed] of Object.entries(owned)) {
      const known = ownedTablesOf(type).find((each) => each.table === table);
      if (!known) throw new Error(`${type} does not own the table "${table}"`);
      const rows = this.#rows.table(table);
      const owner = { [known.own]: known.byKey ? nodeKey(type, slug) : slug };
      for (const each of listed) rows.insert(each, owner);
    }
  }

  #writeClaims({ claims }: NodeChange, subject: NodeKey): void {
    for (const [position, { evidence, ...claim }] of claims.entries()) {
      this.#rows.table("claim").insert(claim, { subject, position });
      for (const [place, piece] of evidence.entries()) {
        this.#writeEvidence(piece);
        this.#rows.table("claim_evidence").insert({ claim_id: claim.id, evidence_id: piece.id, position: place });
      }
    }
  }

  /** Several claims may cite the same piece of evidence. Only the first one writes it. */
  #writeEvidence(piece: NodeChange["claims"][number]["evidence"][number]): void {
    if (this.#written.has(piece.id)) return;
    this.#rows.table(tableOfPart("Evidence")).insertIfAbsent({ ...piece });
    if (this.#written.size === maxWritten) this.#written.clear();
    this.#written.add(piece.id);
  }
}
