import type { NodeKey } from "../../domain/node-key.ts";
import { nextDocumentId } from "../table/search-document.ts";
import type { Tables } from "../table/system-table.ts";
import type { TableWriter } from "./row-writer.ts";

type Document = Tables["search_document"];

/** The number of documents that are held in memory. */
const maxHeld = 200_000;

/**
 * Writes search documents. The first load of a store holds them back and writes many in the order of their ids, which is not that of the
 * nodes: SQLite adds rows twice as fast at the end of a table as in between.
 */
export class DocumentWriter {
  readonly #table: TableWriter;
  readonly #maxHeld: number;
  #held: { document: Document; isPlain: boolean }[] = [];

  constructor(table: TableWriter, { isFirst }: { isFirst: boolean }) {
    this.#table = table;
    this.#maxHeld = isFirst ? maxHeld : 1;
  }

  /** Writes a document, or holds it back. @param document its id is the next one that is free */
  write(document: Document & { node: NodeKey }, isPlain: boolean): void {
    this.#held.push({ document, isPlain });
    if (this.#held.length >= this.#maxHeld) this.flush();
  }

  /** Writes the documents that are held back. */
  flush(): void {
    const held = this.#held;
    this.#held = [];
    for (const { document, isPlain } of held.sort((one, other) => one.document.id - other.document.id)) {
      const { id, ...rest } = document;
      let free = id;
      while (!this.#table.insertIfAbsent(rest, { id: free }, { isPlain })) free = nextDocumentId(free);
    }
  }
}
