import { type RowSum, rowHash, type StoredValue } from "./row-hash.ts";

/** The rows of a table are divided into chunks by their primary key, so that a difference can be located. */
const chunks = 64;

/** The rows of one chunk of a table: their number and the sum of their hashes. */
export interface Chunk extends RowSum {
  rows: number;
}

/** Adds up the rows of tables by chunk. */
export class ChunkSums {
  readonly #chunks = new Map<string, Map<number, Chunk>>();

  /**
   * Adds a row, or removes one.
   * @param sign 1 to add, -1 to remove
   * @param values the values of the primary key, then all others
   * @returns the number of the chunk
   */
  count(table: string, sign: number, values: readonly StoredValue[], keyLength: number): number {
    const { first, second, key } = rowHash(values, keyLength);
    const number = key % chunks;
    const chunk = this.#chunk(table, number);
    chunk.rows += sign;
    chunk.first = (chunk.first + sign * first) | 0;
    chunk.second = (chunk.second + sign * second) | 0;
    return number;
  }

  #chunk(table: string, number: number): Chunk {
    const ofTable = this.#chunks.get(table) ?? new Map<number, Chunk>();
    const chunk = ofTable.get(number) ?? { rows: 0, first: 0, second: 0 };
    if (chunk.rows === 0) this.#chunks.set(table, ofTable.set(number, chunk));
    return chunk;
  }

  /** The chunks of a table by number. */
  of(table: string): ReadonlyMap<number, Chunk> {
    return this.#chunks.get(table) ?? new Map<number, Chunk>();
  }

  get tables(): string[] {
    return [...this.#chunks.keys()];
  }

  clear(): void {
    this.#chunks.clear();
  }
}
