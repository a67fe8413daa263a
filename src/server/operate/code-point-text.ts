/** A text that is cut at offsets in Unicode code points, without a list of its characters, which would need eight times its size. */
export class CodePointText {
  readonly #text: string;
  /** The offsets, in code points, of the characters that need two UTF-16 code units. */
  readonly #pairs: Uint32Array;

  constructor(text: string) {
    this.#text = text;
    const pairs: number[] = [];
    for (const { index } of text.matchAll(/[\u{10000}-\u{10FFFF}]/gu)) pairs.push(index - pairs.length);
    this.#pairs = Uint32Array.from(pairs);
  }

  /** The memory that the text needs, roughly, in bytes. */
  get size(): number {
    return 1 + 2 * this.#text.length + this.#pairs.byteLength;
  }

  slice(start: number, end: number): string {
    return this.#text.slice(this.#unitOf(start), this.#unitOf(end));
  }

  /** The offset in UTF-16 code units. */
  #unitOf(offset: number): number {
    let low = 0;
    let high = this.#pairs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#pairs[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return offset + low;
  }
}
