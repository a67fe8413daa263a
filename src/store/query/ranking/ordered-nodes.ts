import type { Position } from "../../../domain/cursor.ts";
import type { ValueRange } from "../filter/value-range.ts";
import type { Order, PageRequest } from "../part-of-order.ts";

/** A part of an order: the indexes from the first to the one after the last. */
interface Span {
  start: number;
  end: number;
}

const bytesPerNode = 40;

/** The slugs of all nodes of a type in the order of a column and then of slugs, nulls last. */
export class OrderedNodes {
  readonly bytes: number;
  readonly #ids: readonly string[];
  readonly #values: readonly (string | null)[];
  readonly #sign: 1 | -1;
  /** The number of nodes with a value. Those without one follow. */
  readonly #valued: number;

  /** @param values the values of the column, in the same order as the slugs */
  constructor(ids: readonly string[], values: readonly (string | null)[], { by }: Order) {
    this.#ids = ids;
    this.#values = values;
    this.#sign = by[0]?.descending === true ? -1 : 1;
    this.#valued = firstIndex(ids.length, (index) => this.#values[index] === null);
    this.bytes = ids.reduce((bytes, id) => bytes + id.length + bytesPerNode, 0);
  }

  /** The part of the order that has the values of a range. */
  spanOf({ isNull, bounds }: ValueRange): Span {
    let start = isNull === true ? this.#valued : 0;
    let end = isNull === false || bounds.length > 0 ? this.#valued : this.#ids.length;
    for (const { operator, text } of bounds) {
      const isLower = operator === ">=" || operator === ">";
      const isBefore = isLower === this.#sign > 0;
      // The first value that is beyond the bound in the direction of the order, or at it if the bound begins or excludes it.
      const includesEqual = isBefore === (operator === ">=" || operator === "<=");
      const index = firstIndex(this.#valued, (at) => {
        const difference = this.#sign * compareTexts(this.#values[at] ?? "", text);
        return includesEqual ? difference >= 0 : difference > 0;
      });
      if (isBefore) start = Math.max(start, index);
      else end = Math.min(end, index);
    }
    return { start, end: Math.max(start, end) };
  }

  /** The slugs of a page of a part, in the order of the list, and whether the part has more beyond them. */
  pageOf(part: Span, { limit, backward, after, before }: PageRequest): { ids: readonly string[]; hasMore: boolean } {
    const start = after ? Math.max(part.start, this.#indexOf(after, false)) : part.start;
    const end = Math.max(start, before ? Math.min(part.end, this.#indexOf(before, true)) : part.end);
    const hasMore = end - start > limit;
    const ids = backward
      ? this.#ids.slice(Math.max(start, end - limit), end)
      : this.#ids.slice(start, Math.min(end, start + limit));
    return { ids, hasMore };
  }

  /** The index of the first node beyond a position, or at it. */
  #indexOf({ values: [value = null, id = null] }: Position, isIncluded: boolean): number {
    return firstIndex(this.#ids.length, (index) => {
      const difference = this.#compare(this.#values[index] ?? null, this.#ids[index] ?? "", value, String(id));
      return isIncluded ? difference >= 0 : difference > 0;
    });
  }

  #compare(value: string | null, id: string, other: string | number | null, otherId: string): number {
    if (value !== other) {
      if (value === null || other === null) return value === null ? 1 : -1;
      const difference = compareTexts(value, String(other));
      if (difference !== 0) return this.#sign * difference;
    }
    return compareTexts(id, otherId);
  }
}

/** The first index from 0 at which a condition holds that holds for all later ones. The length if it holds for none. */
function firstIndex(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const firstSurrogate = 0xd800;
const lastSurrogate = 0xdfff;

/** Compares texts by their code points, as SQLite does. JavaScript compares UTF-16 units, among which those of pairs come too early. */
export function compareTexts(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const [own, other] = [a.charCodeAt(index), b.charCodeAt(index)];
    if (own === other) continue;
    if (own < firstSurrogate || other < firstSurrogate) return own - other;
    const isPair = (unit: number) => unit <= lastSurrogate;
    return isPair(own) === isPair(other) ? own - other : isPair(own) ? 1 : -1;
  }
  return a.length - b.length;
}
