/** A finished operation keeps half of its weight for about 35 further ones. */
const decay = 0.98;

/** Measures how long the server works for one unit of price, over the operations of the recent past. */
export class Throughput {
  #busyMs = 1;
  #units = 1;

  /** Counts a finished operation. @param busyMs the time in which it and no other operation was counted */
  count(price: number, busyMs: number): void {
    this.#busyMs = this.#busyMs * decay + busyMs;
    this.#units = this.#units * decay + price;
  }

  get msPerUnit(): number {
    return this.#busyMs / this.#units;
  }
}
