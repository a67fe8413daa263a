import type { Work } from "../../schema/core/work.ts";
import type { ExportSettings } from "../../settings/export.ts";
import { changeMarkOf, type OnStatement, openedPathOf, type Store } from "../../store/open.ts";
import { type HeavyReads, localReads } from "../../store/reader/heavy-reads.ts";
import { StateReader } from "../../store/reader/state-reader.ts";
import { readsFrom } from "../limits/reads-from.ts";

/** One state of the store, from which an export reads until it is closed. */
export interface ExportedState {
  /** Returns the reads of one page. */
  readsFor: (work: Work) => HeavyReads;
  /** Whether what was read so far is of one state. */
  isSame: () => boolean;
  close: () => void;
}

export interface ExportOptions extends ExportSettings {
  /** For how long a client may read nothing, in milliseconds. */
  stallMs: number;
  /** Called after each statement. */
  onStatement?: OnStatement;
}

/** For how long a client may read nothing where no setting says so. */
export const defaultStallMs = 30_000;

/** The exports of a server: how many run, and what they read from. */
export class Exports {
  readonly options: ExportOptions;
  readonly #store: Store;
  readonly #ends = new Set<() => void>();
  #rows = 0;

  constructor(store: Store, options: ExportOptions) {
    this.#store = store;
    this.options = options;
  }

  /** The number of exports that run, and of the rows of all exports since the start. */
  get counts(): { running: number; rows: number } {
    return { running: this.#ends.size, rows: this.#rows };
  }

  count(rows: number): void {
    this.#rows += rows;
  }

  /**
   * Takes a place for an export. Null if all are taken.
   * @param end ends the export
   * @returns a function that gives the place back
   */
  enter(end: () => void): (() => void) | null {
    if (this.#ends.size >= this.options.maxExports) return null;
    this.#ends.add(end);
    return () => this.#ends.delete(end);
  }

  /** Ends all exports, so that none of them has the file of the store open. */
  endAll(): void {
    for (const end of [...this.#ends]) end();
  }

  /** The state of the store at the first read. */
  open(): ExportedState {
    const file = openedPathOf(this.#store);
    if (file === null) return this.#openMemory();
    const { onStatement } = this.options;
    const reader = new StateReader(file);
    return {
      readsFor: readsFrom(reader, onStatement ? { onStatement } : {}),
      isSame: () => true,
      close: () => reader.close(),
    };
  }

  /** No other process can read a store in memory, and a transaction would include what others write. */
  #openMemory(): ExportedState {
    const mark = changeMarkOf(this.#store);
    return {
      readsFor: () => localReads(this.#store),
      isSame: () => changeMarkOf(this.#store) === mark,
      close: () => {},
    };
  }
}
