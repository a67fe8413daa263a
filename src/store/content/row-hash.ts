/** A value as SQLite returns it. */
export type StoredValue = string | number | bigint | null | Uint8Array;

/** Two sums of 32 bits. The sums of a set of rows do not depend on their order, so a row can be added and removed by itself. */
export interface RowSum {
  first: number;
  second: number;
}

const firstPrime = 0x01000193;
const secondPrime = 0x85ebca6b;

/** The engine looks up methods of strings each time if it has seen several kinds of strings, unless they are called like this. */
const { charCodeAt } = String.prototype;

/**
 * The hash of a row, and the hash of its leading columns, by which rows are grouped.
 * Each step is a bijection of the state, so that a row in which a single character differs never has the same hash. Cryptographic
 * hashes do not guarantee that and take longer. Nobody gains from a collision, because whoever can write rows can write hashes.
 */
export function rowHash(values: readonly StoredValue[], keyLength: number): RowSum & { key: number } {
  let first = 0x811c9dc5;
  let second = 0x9747b28c;
  let key = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? null;
    const text = textOf(value);
    const { length } = text;
    for (let place = 0; place < length; place++) {
      const unit = charCodeAt.call(text, place);
      first = Math.imul(first ^ unit, firstPrime);
      second = Math.imul(second ^ unit, secondPrime);
      second ^= second >>> 13;
    }
    if (isBytes(value)) {
      for (let place = 0; place < value.length; place++) {
        const byte = value[place] ?? 0;
        first = Math.imul(first ^ byte, firstPrime);
        second = Math.imul(second ^ byte, secondPrime);
        second ^= second >>> 13;
      }
    }
    // Without a mark at the end of each value, "ab","c" and "a","bc" would have the same hash.
    first = Math.imul(first ^ 0x10000, firstPrime);
    second = Math.imul(second ^ 0x20000, secondPrime);
    if (index + 1 === keyLength) key = mixed(first ^ second);
  }
  return { first: mixed(first), second: mixed(second), key };
}

/** Distinguishes values of different types. Texts, the most frequent, are returned as they are. The bytes of a blob follow. */
function textOf(value: StoredValue): string {
  if (typeof value === "string") return value;
  if (value === null) return "\u0000null";
  if (isBytes(value)) return "\u0000blob";
  return `\u0000${value}`;
}

/** Bytes are the only values that are objects. */
function isBytes(value: StoredValue): value is Uint8Array {
  return typeof value === "object" && value !== null;
}

/** Spreads each bit of the state over all bits, so that sums of similar rows differ. */
function mixed(state: number): number {
  let mixing = state;
  mixing = Math.imul(mixing ^ (mixing >>> 16), 0x85ebca6b);
  mixing = Math.imul(mixing ^ (mixing >>> 13), 0xc2b2ae35);
  return (mixing ^ (mixing >>> 16)) >>> 0;
}

/** A sum of rows as text, as the store holds it. */
export function digestOfSum({ first, second }: RowSum): string {
  return [first, second].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}

/** The sum that a digest stands for. */
export function sumOfDigest(digest: string): RowSum {
  return { first: Number.parseInt(digest.slice(0, 8), 16) | 0, second: Number.parseInt(digest.slice(8, 16), 16) | 0 };
}
