/** What each entry costs beside its text, in characters. */
const overhead = 200;

/** Values by text, within bounds: long texts are not kept, and where there are too many the least used go first. */
export class BoundedCache<Value> {
  readonly #entries = new Map<string, { value: Value; size: number }>();
  readonly #most: number;
  readonly #longest: number;
  #size = 0;

  /**
   * @param most how many characters of text all entries may have together
   * @param longest how many one may have
   */
  constructor(most = 10_000_000, longest = 100_000) {
    this.#most = most;
    this.#longest = longest;
  }

  get(text: string): Value | undefined {
    const entry = this.#entries.get(text);
    if (!entry) return undefined;
    // What is used moves to the end, so that what lies first was not used for longest.
    this.#entries.delete(text);
    this.#entries.set(text, entry);
    return entry.value;
  }

  /** @param length how many characters it has, where those are not the text's own */
  set(text: string, value: Value, length = text.length): void {
    if (length > this.#longest || this.#entries.has(text)) return;
    this.#entries.set(text, { value, size: length + overhead });
    this.#size += length + overhead;
    for (const [oldest, { size }] of this.#entries) {
      if (this.#size <= this.#most) break;
      this.#entries.delete(oldest);
      this.#size -= size;
    }
  }
}
