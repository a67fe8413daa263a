import { isSized, sizeOf, sizes } from "../../store/kept/size-of.ts";

/** The number of texts that are known at most. */
const maxTexts = 50_000;

/** Longer texts rarely occur twice. */
const maxLength = 80;

/**
 * Texts of values that are kept, so that equal ones take the space of one. The rows of a graph name the same nodes and the same values
 * of enums again and again, and each statement returns texts of its own.
 */
export class SharedTexts {
  readonly #texts = new Map<string, string>();

  /** Replaces the texts of a value that was read from the store by those that are known. Returns the size of what is left, in bytes. */
  share(value: unknown): number {
    if (typeof value !== "object" || value === null || isContainer(value)) return sizeOf(value);
    let size = sizes.object;
    const owner = value as Record<string, unknown>;
    for (const name of Object.keys(owner)) {
      const own = owner[name];
      size += sizes.place;
      if (typeof own !== "string") {
        size += this.share(own);
        continue;
      }
      const known = this.#texts.get(own);
      if (known === undefined) size += this.#add(own);
      else owner[name] = known;
    }
    return size;
  }

  #add(text: string): number {
    if (text.length <= maxLength) {
      // Forgetting all of them costs one more copy of those that are still in use.
      if (this.#texts.size >= maxTexts) this.#texts.clear();
      this.#texts.set(text, text);
    }
    return sizeOf(text);
  }
}

/** Whether an object keeps its values elsewhere than in its properties. */
function isContainer(value: object): boolean {
  return value instanceof Map || value instanceof Set || ArrayBuffer.isView(value) || isSized(value);
}
