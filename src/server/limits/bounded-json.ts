/** Texts longer than this are made in several turns of the event loop. Making one takes about a millisecond. */
const maxPartLength = 200_000;

/** The length that a value has as JSON, or at least a number above `max` if it is longer. Escapes and numbers are estimated. */
export function jsonLength(value: unknown, max: number): number {
  if (typeof value === "string") return value.length + 2;
  if (typeof value !== "object" || value === null) return 5;
  let length = 2;
  if (Array.isArray(value)) {
    for (const entry of value) {
      length += jsonLength(entry, max - length) + 1;
      if (length > max) return length;
    }
    return length;
  }
  for (const key in value) {
    length += key.length + 4 + jsonLength((value as Record<string, unknown>)[key], max - length);
    if (length > max) return length;
  }
  return length;
}

/** The JSON text of a value, in parts. Between parts, the event loop does other work. */
export async function jsonOf(value: unknown): Promise<string> {
  const parts: string[] = [];
  await write(value, parts);
  return parts.join("");
}

async function write(value: unknown, parts: string[]): Promise<void> {
  if (typeof value !== "object" || value === null || jsonLength(value, maxPartLength) <= maxPartLength) {
    parts.push(JSON.stringify(value) ?? "null");
    return;
  }
  await new Promise((resolve) => setImmediate(resolve));
  if (Array.isArray(value)) {
    parts.push("[");
    let pending: unknown[] = [];
    let length = 0;
    const flush = () => {
      if (pending.length > 0) parts.push(JSON.stringify(pending).slice(1, -1));
      pending = [];
      length = 0;
    };
    for (const [index, entry] of value.entries()) {
      const own = jsonLength(entry, maxPartLength);
      if (length > 0 && length + own > maxPartLength) {
        flush();
        parts.push(",");
        await new Promise((resolve) => setImmediate(resolve));
      }
      if (own > maxPartLength) {
        await write(entry, parts);
        if (index < value.length - 1) parts.push(",");
        continue;
      }
      pending.push(entry);
      length += own;
    }
    flush();
    parts.push("]");
    return;
  }
  let separator = "{";
  for (const [key, entry] of Object.entries(value)) {
    if (entry === undefined) continue;
    parts.push(`${separator}${JSON.stringify(key)}:`);
    await write(entry, parts);
    separator = ",";
  }
  parts.push(separator === "{" ? "{}" : "}");
}
