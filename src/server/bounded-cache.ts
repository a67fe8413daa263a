/** What each entry costs beside its text, in characters. */
const overhead = 200;

/** Values by text, within bounds: long texts are not kept, and where there are too many the least used go first. */
export class BoundedCache<Value> {
  readonly #values = new Map<string, Value>();
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
    const value = this.#values.get(text);
    if (value === undefined) return undefined;
    // What is used moves to the end, so that what lies first was not used for longest.
    this.#values.delete(text);
    this.#values.set(text, value);
    return value;
  }

  /** @param size how many characters it costs, where that is not the text's own length */
  set(text: string, value: Value, size = text.length): void {
    if (size > this.#longest || this.#values.has(text)) return;
    this.#values.set(text, value);
    this.#sizes.set(text, size + overhead);
    this.#size += size + overhead;
    for (const oldest of this.#values.keys()) {
      if (this.#size <= this.#most) break;
      this.#values.delete(oldest);
      this.#size -= this.#sizes.get(oldest) ?? 0;
      this.#sizes.delete(oldest);
    }
  }

  readonly #sizes = new Map<string, number>();
}
