/** Texts longer than this are made in several turns of the event loop. Making one takes about a millisecond. */
const maxPartLength = 100_000;

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

/**
 * The JSON text of a value, made in parts. Between parts, the event loop does other work.
 * @returns null if the text would have more bytes than `maxBytes`
 */
export async function jsonOf(value: unknown, maxBytes: number): Promise<string | null> {
  const parts = new Parts(maxBytes);
  await write(value, parts);
  return parts.text();
}

/** The parts of a text. A turn of the event loop adds about as much as one part may have. */
class Parts {
  readonly #maxBytes: number;
  readonly #parts: string[] = [];
  #bytes = 0;
  #addedInTurn = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Whether the text is too long, so that further parts are not needed. */
  get isFull(): boolean {
    return this.#bytes > this.#maxBytes;
  }

  add(part: string): void {
    this.#bytes += Buffer.byteLength(part);
    if (!this.isFull) this.#parts.push(part);
    this.#addedInTurn += part.length;
  }

  /** Waits for the next turn of the event loop if a part of this length does not fit into the current one. */
  async fit(length: number): Promise<void> {
    if (this.#addedInTurn + length <= maxPartLength) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#addedInTurn = 0;
  }

  /** Null if the text is too long. */
  text(): string | null {
    return this.isFull ? null : this.#parts.join("");
  }
}

async function write(value: unknown, parts: Parts): Promise<void> {
  const length = jsonLength(value, maxPartLength);
  await parts.fit(length);
  if (typeof value !== "object" || value === null || length <= maxPartLength) {
    parts.add(JSON.stringify(value) ?? "null");
    return;
  }
  if (Array.isArray(value)) {
    parts.add("[");
    let pending: unknown[] = [];
    let length = 0;
    const flush = () => {
      if (pending.length > 0) parts.add(JSON.stringify(pending).slice(1, -1));
      pending = [];
      length = 0;
    };
    for (const [index, entry] of value.entries()) {
      if (parts.isFull) return;
      const own = jsonLength(entry, maxPartLength);
      if (length > 0 && length + own > maxPartLength) {
        await parts.fit(length);
        flush();
        parts.add(",");
      }
      if (own > maxPartLength) {
        await write(entry, parts);
        if (index < value.length - 1) parts.add(",");
        continue;
      }
      pending.push(entry);
      length += own;
    }
    await parts.fit(length);
    flush();
    parts.add("]");
    return;
  }
  let separator = "{";
  for (const [key, entry] of Object.entries(value)) {
    if (entry === undefined) continue;
    if (parts.isFull) return;
    parts.add(`${separator}${JSON.stringify(key)}:`);
    await write(entry, parts);
    separator = ",";
  }
  parts.add(separator === "{" ? "{}" : "}");
}
