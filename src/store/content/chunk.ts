import { type RowSum, rowHash, type StoredValue } from "./row-hash.ts";

/** The rows of a table are divided into chunks by their primary key, so that a difference can be located. */
const chunks = 64;

/** The rows of one chunk of a table: their number and the sum of their hashes. */
export interface Chunk extends RowSum {
  rows: number;
}

/** Adds up the rows of a table by chunk. */
export class TableSums {
  // Typed arrays, because a load adds millions of rows.
  readonly #rows = new Int32Array(chunks);
  readonly #first = new Int32Array(chunks);
  readonly #second = new Int32Array(chunks);
  readonly #counted = new Uint8Array(chunks);
  #net = 0;
  #touched = 0;

  /**
   * Adds a row, or removes one.
   * @param sign 1 to add, -1 to remove
   * @param values the values of the primary key, then all others
   * @returns the number of the chunk
   */
  count(sign: number, values: readonly StoredValue[], keyLength: number): number {
    const { first, second, key } = rowHash(values, keyLength);
    const number = key % chunks;
    this.#net += sign;
    this.#touched += 1;
    this.#counted[number] = 1;
    this.#rows[number] = (this.#rows[number] ?? 0) + sign;
    this.#first[number] = (this.#first[number] ?? 0) + sign * first;
    this.#second[number] = (this.#second[number] ?? 0) + sign * second;
    return number;
  }

  /** The number of rows that were added minus those that were removed. */
  get net(): number {
    return this.#net;
  }

  /** The number of rows that were added or removed. */
  get touched(): number {
    return this.#touched;
  }

  /** The chunks of which rows were counted, by number. */
  get chunks(): ReadonlyMap<number, Chunk> {
    const found = new Map<number, Chunk>();
    for (let number = 0; number < chunks; number++) {
      const [rows = 0, first = 0, second = 0] = [this.#rows[number], this.#first[number], this.#second[number]];
      if (this.#counted[number]) found.set(number, { rows, first, second });
    }
    return found;
  }
}

/** Adds up the rows of tables by chunk. */
export class ChunkSums {
  readonly #tables = new Map<string, TableSums>();

  /** The sums of a table. */
  table(name: string): TableSums {
    const known = this.#tables.get(name);
    if (known) return known;
    const sums = new TableSums();
    this.#tables.set(name, sums);
    return sums;
  }

  /** The tables of which rows were counted. */
  get tables(): string[] {
    return [...this.#tables].flatMap(([name, { touched }]) => (touched > 0 ? [name] : []));
  }

  clear(): void {
    this.#tables.clear();
  }
}
