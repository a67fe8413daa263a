import { SharedTexts } from "./shared-texts.ts";

interface Entry {
  values: Map<string, Entry>;
  key: string;
  value: unknown;
  size: number;
  /** Whether it was used since the last time that space was needed. */
  isUsed: boolean;
}

/** What an entry needs beside its key and value, in bytes. */
const entrySize = 150;

/** The largest share of the space that one value may take. */
const maxShare = 1 / 16;

/** What was done since the process started. */
export interface ResidentCounts {
  hits: number;
  misses: number;
  evictions: number;
}

/**
 * Values that were read from a store, in the memory of the process, so that later operations need no statement for them. All of them
 * belong to one state of the store, and are forgotten when the store changes. If space is needed, those that were not used lately are
 * forgotten first.
 */
export class Resident {
  readonly counts: ResidentCounts = { hits: 0, misses: 0, evictions: 0 };
  readonly #maxBytes: number;
  #state = new ResidentState(this, "", 0);

  /** @param maxBytes the approximate size of all values together */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** The approximate size of the values. */
  get bytes(): number {
    return this.#state.bytes;
  }

  /** Forgets all values. */
  forget(): void {
    this.#state = new ResidentState(this, "", 0);
  }

  /** The values of the state of the store that has a mark. */
  at(mark: string): ResidentState {
    if (this.#state.mark !== mark) this.#state = new ResidentState(this, mark, this.#maxBytes);
    return this.#state;
  }
}

/** The values of one state of the store. An operation that began at this state goes on with it, even if it is not the current one. */
export class ResidentState {
  readonly mark: string;
  readonly #owner: Resident;
  readonly #maxBytes: number;
  readonly #lists = new Map<string, ResidentValues>();
  /** The entries in the order in which they are looked at when space is needed, from `#next` on. */
  #queue: Entry[] = [];
  #next = 0;
  #bytes = 0;
  readonly #texts = new SharedTexts();

  constructor(owner: Resident, mark: string, maxBytes: number) {
    this.#owner = owner;
    this.mark = mark;
    this.#maxBytes = maxBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** The values of a loader, by key. */
  valuesOf(loader: string): ResidentValues {
    let values = this.#lists.get(loader);
    if (values === undefined) {
      // A loader of a page has its arguments in its name, so there can be many.
      if (this.#lists.size >= maxLoaders) this.#dropEmpty();
      values = new ResidentValues(this, this.#owner.counts);
      this.#lists.set(loader, values);
    }
    return values;
  }

  /** Adds a value, and forgets others if there is no space for it. */
  add(values: Map<string, Entry>, key: string, value: unknown): void {
    if (values.has(key)) return;
    const size = entrySize + key.length + this.#texts.share(value);
    if (size > this.#maxBytes * maxShare) return;
    const entry = { values, key, value, size, isUsed: false };
    values.set(key, entry);
    this.#queue.push(entry);
    this.#bytes += size;
    while (this.#bytes > this.#maxBytes) this.#evict();
  }

  #evict(): void {
    const entry = this.#queue[this.#next++];
    if (entry === undefined) return;
    if (this.#next > maxTaken) {
      this.#queue = this.#queue.slice(this.#next);
      this.#next = 0;
    }
    if (entry.isUsed) {
      entry.isUsed = false;
      this.#queue.push(entry);
      return;
    }
    entry.values.delete(entry.key);
    this.#bytes -= entry.size;
    this.#owner.counts.evictions += 1;
  }

  #dropEmpty(): void {
    for (const [loader, values] of this.#lists) if (values.isEmpty) this.#lists.delete(loader);
    // Values that are no longer found here are evicted like all others.
    if (this.#lists.size >= maxLoaders) this.#lists.clear();
  }
}

/** The number of loaders whose values are kept apart. */
const maxLoaders = 20_000;

/** The entries of a queue that were taken are removed together, at this number. */
const maxTaken = 10_000;

/** The values of one loader. */
export class ResidentValues {
  readonly #state: ResidentState;
  readonly #counts: ResidentCounts;
  readonly #values = new Map<string, Entry>();

  constructor(state: ResidentState, counts: ResidentCounts) {
    this.#state = state;
    this.#counts = counts;
  }

  get isEmpty(): boolean {
    return this.#values.size === 0;
  }

  /** A value, or undefined if it is not known. Null is the value of a key that the store does not have. */
  get(key: string): unknown {
    const entry = this.#values.get(key);
    if (entry === undefined) {
      this.#counts.misses += 1;
      return undefined;
    }
    this.#counts.hits += 1;
    entry.isUsed = true;
    return entry.value;
  }

  set(key: string, value: unknown): void {
    this.#state.add(this.#values, key, value);
  }
}
