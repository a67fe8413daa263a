/** Roughly what V8 needs on its heap, in bytes. */
const sizes = { reference: 8, object: 40, text: 24 };

/** The approximate size in memory of a value that was read from the store, in bytes: plain objects, arrays and scalars. */
export function sizeOf(value: unknown): number {
  if (typeof value === "string") return sizes.reference + sizes.text + value.length;
  if (typeof value !== "object" || value === null) return sizes.reference;
  let size = sizes.reference + sizes.object;
  if (Array.isArray(value)) {
    for (const entry of value) size += sizeOf(entry);
    return size;
  }
  for (const key in value) size += sizes.reference + sizeOf((value as Record<string, unknown>)[key]);
  return size;
}
