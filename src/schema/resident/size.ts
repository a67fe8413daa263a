/** What V8 needs on its heap, in bytes: a place in an object or array, an object without its places, and a text without its letters. */
const sizes = { place: 8, object: 24, text: 16 };

/** The approximate size in memory of a value that was read from the store, in bytes: plain objects, arrays and scalars. */
export function sizeOf(value: unknown): number {
  if (typeof value === "string") return sizes.text + value.length;
  // Other scalars are in their places.
  if (typeof value !== "object" || value === null) return 0;
  let size = sizes.object;
  if (Array.isArray(value)) {
    for (const entry of value) size += sizes.place + sizeOf(entry);
    return size;
  }
  for (const key in value) size += sizes.place + sizeOf((value as Record<string, unknown>)[key]);
  return size;
}
