/** A finished operation keeps half of its weight for about 35 further ones. */
const decay = 0.98;

/**
 * The expected work of an operation, in units whose duration is measured. A price is the most that an operation can cost, and the time
 * grows about with its square root: a lookup of price 2 takes 0.3 ms, question 07 of price 7,651 takes 7 ms, and a query of price
 * 1,000,000 takes 700 ms. Even an operation that is free is some work.
 */
export function workOf(price: number): number {
  return Math.sqrt(price + 1);
}

/** Measures how long the server works for one unit of work, over the operations of the recent past. */
export class Throughput {
  #busyMs = 1;
  #units = 5;

  /** Counts a finished operation. @param busyMs the time in which it and no other operation was counted */
  count(work: number, busyMs: number): void {
    this.#busyMs = this.#busyMs * decay + busyMs;
    this.#units = this.#units * decay + work;
  }

  get msPerUnit(): number {
    return this.#busyMs / this.#units;
  }
}
