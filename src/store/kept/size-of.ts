/** What V8 needs on its heap, in bytes: a place in an object or array, an object without its places, and a text without its letters. */
export const sizes = { place: 8, object: 24, text: 16, bigint: 24, mapEntry: 40 };

/** An object of a class that knows its approximate size in memory, because its parts cannot be seen from outside. */
export interface Sized {
  readonly bytes: number;
}

export function isSized(value: object): value is Sized {
  return !Object.hasOwn(value, "bytes") && "bytes" in value && typeof value.bytes === "number";
}

/** The approximate size in memory of a value that was read from the store, in bytes. A text that occurs twice counts twice. */
export function sizeOf(value: unknown): number {
  if (typeof value === "string") return sizes.text + value.length;
  if (typeof value === "bigint") return sizes.bigint;
  // Other scalars are in their places.
  if (typeof value !== "object" || value === null) return 0;
  let size = sizes.object;
  if (Array.isArray(value)) {
    for (const entry of value) size += sizes.place + sizeOf(entry);
    return size;
  }
  if (ArrayBuffer.isView(value)) return size + value.byteLength;
  if (value instanceof Map) {
    for (const [key, entry] of value) size += sizes.mapEntry + sizeOf(key) + sizeOf(entry);
    return size;
  }
  if (value instanceof Set) {
    for (const entry of value) size += sizes.mapEntry + sizeOf(entry);
    return size;
  }
  if (isSized(value)) return size + value.bytes;
  for (const key in value) size += sizes.place + sizeOf((value as Record<string, unknown>)[key]);
  return size;
}
