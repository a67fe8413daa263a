/** The number of keys that are remembered, a power of two: 256 KB. */
const places = 65_536;

/**
 * Remembers which keys were seen lately, without the keys: a number for each, at one of a fixed number of places. Two keys with equal
 * numbers, of which there is about one in four billion, are taken for one.
 */
export class SeenKeys {
  readonly #numbers = new Uint32Array(places);

  /** Whether a key was seen lately. From now on, it was. */
  see(key: string): boolean {
    const number = numberOf(key);
    const place = number & (places - 1);
    const isKnown = this.#numbers[place] === number;
    this.#numbers[place] = number;
    return isKnown;
  }
}

/** FNV-1a of 32 bits, over code units, with the high bits mixed into the low ones. Not 0, which is an empty place. */
function numberOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0 || 1;
}
