import type { NodeKey } from "../../domain/node-key.ts";
import { tableOfNode, tableOfPart } from "../../model/derived/table.ts";
import type { Connection } from "../engine/connection.ts";
import { listedColumnsOf, type NodeChange, ownedTablesOf, type WrittenType } from "./change-set.ts";
import { DocumentWriter } from "./document-writer.ts";
import { none, RowWriter, type TableWriter } from "./row-writer.ts";
import { type SearchTables, writeSearch } from "./search-entry.ts";

/** A node to write. */
export interface NodeToWrite {
  key: NodeKey;
  node: NodeChange;
  digest: string;
  isNew: boolean;
  /** Whether the texts of the node contain neither NUL nor lone surrogates. */
  isPlain: boolean;
}

/** The writers of the tables that a type of nodes fills. */
interface TypeWriters {
  own: TableWriter;
  listed: readonly { rows: TableWriter; column: string; own: string; value: string }[];
  owned: ReadonlyMap<string, { rows: TableWriter; own: string; byKey: boolean }>;
}

/** The number of ids of evidence that are remembered as written. */
const maxWritten = 100_000;

/** Writes the rows of nodes. What changed nodes owned has to be deleted before. */
export class NodeWriter {
  readonly #rows: RowWriter;
  readonly #origin: string;
  readonly #written = new Set<string>();
  readonly #types = new Map<WrittenType, TypeWriters>();
  readonly #claims: TableWriter;
  readonly #claimEvidence: TableWriter;
  readonly #evidence: TableWriter;
  readonly #loaded: TableWriter;
  readonly #documents: DocumentWriter;
  readonly #search: SearchTables;
  readonly #isFirst: boolean;
  #nextEntry: number;

  /**
   * @param isFirst whether there are no nodes and no indexes yet
   * @param nextEntry the id of the first search entry
   */
  constructor(connection: Connection, origin: string, { isFirst, nextEntry }: { isFirst: boolean; nextEntry: number }) {
    this.#rows = new RowWriter(connection);
    this.#origin = origin;
    this.#isFirst = isFirst;
    this.#nextEntry = nextEntry;
    this.#claims = this.#rows.table("claim", ["evidence"]);
    this.#claimEvidence = this.#rows.table("claim_evidence");
    this.#evidence = this.#rows.table(tableOfPart("Evidence"));
    this.#loaded = this.#rows.table("loaded_node");
    this.#documents = new DocumentWriter(this.#rows.table("search_document"), { isFirst });
    this.#search = { entries: this.#rows.table("search_entry"), documents: this.#documents };
  }

  write(written: NodeToWrite): void {
    const { key, node, digest, isNew } = written;
    const writers = this.#writersOf(node.type);
    this.#writeOwn(writers, written);
    this.#writeOwned(writers, written);
    this.#writeClaims(written);
    const state = { node: key, origin: this.#origin, digest };
    if (isNew || !this.#loaded.update(state)) this.#loaded.insert(state, none, written);
    this.#nextEntry = writeSearch(this.#search, node, this.#nextEntry, written);
  }

  /** Writes what was held back. Has to be called after the last node. */
  finish(): void {
    this.#documents.flush();
  }

  #writersOf(type: WrittenType): TypeWriters {
    const known = this.#types.get(type);
    if (known) return known;
    const made: TypeWriters = {
      own: this.#rows.table(tableOfNode(type)),
      listed: listedColumnsOf(type).map(({ table, ...rest }) => ({ rows: this.#rows.table(table), ...rest })),
      owned: new Map(
        ownedTablesOf(type).map(({ table, ...rest }) => [table, { rows: this.#rows.table(table), ...rest }]),
      ),
    };
    this.#types.set(type, made);
    return made;
  }

  /** Nodes are updated in place, because other rows refer to them. */
  #writeOwn({ own }: TypeWriters, written: NodeToWrite): void {
    const { slug, row } = written.node;
    const id = { id: slug };
    if (this.#isFirst) {
      own.insert(row, id, written);
      return;
    }
    const { isNew } = written;
    if (!isNew && own.update(row, id)) return;
    if (!own.insertIfAbsent(row, id, written)) own.update(row, id);
  }

  #writeOwned(writers: TypeWriters, written: NodeToWrite): void {
    const { type, slug, row, owned } = written.node;
    for (const { rows, column, own, value } of writers.listed) {
      for (const each of new Set(JSON.parse(String(row[column])) as string[]))
        rows.insert({ [own]: slug, [value]: each });
    }
    for (const table of Object.keys(owned)) {
      const listed = owned[table] ?? [];
      if (listed.length === 0) continue;
      const known = writers.owned.get(table);
      if (!known) throw new Error(`${type} does not own the table "${table}"`);
      const owner = { [known.own]: known.byKey ? written.key : slug };
      for (const each of listed) known.rows.insert(each, owner, written);
    }
  }

  #writeClaims(written: NodeToWrite): void {
    let position = 0;
    for (const claim of written.node.claims) {
      this.#claims.insert(claim, { subject: written.key, position: position++ }, written);
      let place = 0;
      for (const piece of claim.evidence) {
        this.#writeEvidence(piece);
        this.#claimEvidence.insert({ claim_id: claim.id, evidence_id: piece.id, position: place++ }, none, written);
      }
    }
  }

  /** Several claims may cite the same piece of evidence. Only the first one writes it. */
  #writeEvidence(piece: NodeChange["claims"][number]["evidence"][number]): void {
    if (this.#written.has(piece.id)) return;
    this.#evidence.insertIfAbsent({ ...piece });
    if (this.#written.size === maxWritten) this.#written.clear();
    this.#written.add(piece.id);
  }
}
