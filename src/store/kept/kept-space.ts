/** What was done with one kept input since the process started, and the approximate size of what is kept of it. */
export interface KeptCounts {
  bytes: number;
  hits: number;
  misses: number;
  evictions: number;
}

interface Entry {
  input: string;
  key: string;
  value: unknown;
  bytes: number;
  /** The task that has used it last. */
  task: number;
}

/** What an entry needs beside its key and value, in bytes. */
const entrySize = 200;

/**
 * What a process keeps of a store to answer later questions: the words for the correction of typos, converted amounts, the figures of
 * statistics. All of it belongs to one state of the store and is forgotten when the store changes. If space is needed, what was not
 * used lately is forgotten first. What the last task has used is kept even if it is larger than the space, because the next one often
 * needs the same, and would have to compute it again.
 */
export class KeptSpace {
  readonly #maxBytes: number;
  readonly #counts = new Map<string, KeptCounts>();
  /** The entries, the one that was used last at the end. */
  readonly #entries = new Map<string, Entry>();
  #mark = "";
  #bytes = 0;
  #evictions = 0;
  #uses = 0;
  /** The number of the current task. 0 if tasks are not told apart. */
  #task = 0;
  #former: readonly Pick<Entry, "input" | "key">[] = [];

  /** @param maxBytes the approximate size of all values together */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get maxBytes(): number {
    return this.#maxBytes;
  }

  /** Identifies the state of the store to which the values belong. */
  get mark(): string {
    return this.#mark;
  }

  /** The approximate size of all values, in bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The number of values that were forgotten because space was needed. */
  get evictions(): number {
    return this.#evictions;
  }

  /** The number of times that a value was asked for. */
  get uses(): number {
    return this.#uses;
  }

  /** The counts by input. */
  get counts(): ReadonlyMap<string, Readonly<KeptCounts>> {
    return this.#counts;
  }

  /** Begins a task. */
  beginTask(): void {
    this.#task += 1;
  }

  /** What was kept before the store changed last. */
  get former(): readonly Pick<Entry, "input" | "key">[] {
    return this.#former;
  }

  /** Whether a value is kept. It does not count as a use. */
  has(input: string, key: string): boolean {
    return this.#entries.has(idOf(input, key));
  }

  /**
   * A kept value. Undefined if there is none for this state of the store.
   * @param mark identifies the state of the store
   */
  get(mark: string, input: string, key: string): unknown {
    this.moveTo(mark);
    this.#uses += 1;
    const counts = this.#countsOf(input);
    const id = idOf(input, key);
    const entry = this.#entries.get(id);
    if (entry === undefined) {
      counts.misses += 1;
      return undefined;
    }
    counts.hits += 1;
    entry.task = this.#task;
    this.#entries.delete(id);
    this.#entries.set(id, entry);
    return entry.value;
  }

  /**
   * Keeps a value.
   * @param mark identifies the state of the store at which the value was read
   * @param bytes the approximate size of the value
   * @param maxKeys the number of values that are kept of the input
   */
  set(mark: string, input: string, key: string, value: unknown, bytes: number, maxKeys: number): void {
    // The store has changed while the value was read.
    if (mark !== this.#mark) return;
    const id = idOf(input, key);
    this.#forget(id);
    const entry = { input, key, value, bytes: bytes + entrySize + key.length, task: this.#task };
    this.#entries.set(id, entry);
    this.#bytes += entry.bytes;
    this.#countsOf(input).bytes += entry.bytes;
    const own = [...this.#entries].filter(([, each]) => each.input === input);
    for (const [oldest] of own.slice(0, Math.max(0, own.length - maxKeys))) this.#evict(oldest);
    for (const [oldest, { task }] of this.#entries) {
      if (this.#bytes <= this.#maxBytes || oldest === id) break;
      if (task === 0 || task < this.#task) this.#evict(oldest);
    }
  }

  /** Forgets all values if the store is not in this state any more. */
  moveTo(mark: string): void {
    if (mark === this.#mark) return;
    if (this.#entries.size > 0) this.#former = [...this.#entries.values()].map(({ input, key }) => ({ input, key }));
    this.#entries.clear();
    this.#mark = mark;
    this.#bytes = 0;
    for (const counts of this.#counts.values()) counts.bytes = 0;
  }

  #evict(id: string): void {
    const entry = this.#forget(id);
    if (entry === undefined) return;
    this.#evictions += 1;
    this.#countsOf(entry.input).evictions += 1;
  }

  #forget(id: string): Entry | undefined {
    const entry = this.#entries.get(id);
    if (entry === undefined) return undefined;
    this.#entries.delete(id);
    this.#bytes -= entry.bytes;
    this.#countsOf(entry.input).bytes -= entry.bytes;
    return entry;
  }

  #countsOf(input: string): KeptCounts {
    let counts = this.#counts.get(input);
    if (counts === undefined) {
      counts = { bytes: 0, hits: 0, misses: 0, evictions: 0 };
      this.#counts.set(input, counts);
    }
    return counts;
  }
}

const idOf = (input: string, key: string) => `${input} ${key}`;

const spaces = new WeakMap<object, KeptSpace>();

/** Registers the space in which a store's values are kept. */
export function setKeptSpace(store: object, space: KeptSpace): void {
  spaces.set(store, space);
}

/** The space in which a store's values are kept. One that is not registered keeps only what was used last. */
export function keptSpaceOf(store: object): KeptSpace {
  let space = spaces.get(store);
  if (space === undefined) {
    space = new KeptSpace(0);
    spaces.set(store, space);
  }
  return space;
}
