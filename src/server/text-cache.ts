import { LRUCache } from "lru-cache";

/** What an entry costs in addition to its text, in characters. */
const entryOverhead = 200;

export interface TextCacheLimits {
  /** The length of all texts together, in characters. */
  maxTotalLength: number;
  /** The length of one text, in characters. A longer text is not cached. */
  maxTextLength: number;
}

/**
 * A least-recently-used cache that is bounded by the length of texts, because the number of entries says little about memory.
 * @param textOf the text to measure: the key or the value
 */
export function textCache<Value extends {}>(
  { maxTotalLength, maxTextLength }: TextCacheLimits,
  textOf: (value: Value, key: string) => string,
): LRUCache<string, Value> {
  return new LRUCache({
    maxSize: maxTotalLength,
    maxEntrySize: maxTextLength + entryOverhead,
    sizeCalculation: (value, key) => textOf(value, key).length + entryOverhead,
  });
}
