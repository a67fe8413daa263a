/** After this time, sockets are read before the work goes on. A refusal and a health check wait about as long. */
const sliceMs = 10;

/** While connections arrive, the work waits for this time at most. */
const maxArrivalMs = 5;

/**
 * Runs work in turns, one for each round of the event loop, so that the sockets are read in between. Without it, all
 * requests that arrive together would be executed before the next one is even seen, because the store never waits.
 * Owners of work take turns, whatever the number of their pieces.
 */
export class Turns {
  readonly #owners: object[] = [];
  readonly #pieces = new Map<object, (() => void)[]>();
  #isScheduled = false;
  #startedAt = 0;
  #hasArrivals = false;
  #isRoundUsed = false;
  #roundStartedAt = 0;

  /** Whether work can be done at once, because nothing waits for a turn and this round of the event loop has not lasted long. */
  hasTime(): boolean {
    if (this.#isScheduled || this.#hasArrivals) return false;
    if (this.#roundStartedAt !== 0) return performance.now() - this.#roundStartedAt < sliceMs;
    this.#roundStartedAt = performance.now();
    setImmediate(() => {
      this.#roundStartedAt = 0;
    });
    return true;
  }

  /** Runs a piece of work at once if it is the first of this round and nothing else waits; otherwise in a turn of its owner. */
  runFirst(owner: object, piece: () => void): void {
    if (this.#isRoundUsed || this.#isScheduled || this.#hasArrivals) {
      this.run(owner, piece);
      return;
    }
    this.#isRoundUsed = true;
    setImmediate(() => {
      this.#isRoundUsed = false;
    });
    piece();
  }

  /** Runs a piece of work in a turn of its owner. */
  run(owner: object, piece: () => void): void {
    const pieces = this.#pieces.get(owner);
    if (pieces) {
      pieces.push(piece);
      return;
    }
    this.#pieces.set(owner, [piece]);
    this.#owners.push(owner);
    this.#schedule();
  }

  /** Notes a new connection. The event loop accepts only one in each round, so the next turn waits for further ones. */
  noteArrival(): void {
    if (this.#hasArrivals) return;
    this.#hasArrivals = true;
    setImmediate(() => {
      this.#hasArrivals = false;
    });
  }

  #schedule(): void {
    if (this.#isScheduled || this.#owners.length === 0) return;
    this.#isScheduled = true;
    this.#afterArrivals(performance.now() + maxArrivalMs, () => {
      this.#isScheduled = false;
      this.#startedAt = performance.now();
      const owner = this.#owners.shift();
      if (owner) this.#runPieces(owner, this.#pieces.get(owner) ?? []);
    });
  }

  #afterArrivals(deadline: number, next: () => void): void {
    setImmediate(() => {
      if (!this.#hasArrivals || performance.now() > deadline) return next();
      this.#hasArrivals = false;
      this.#afterArrivals(deadline, next);
    });
  }

  #runPieces(owner: object, pieces: (() => void)[]): void {
    pieces.shift()?.();
    // The tick comes after all microtasks, and so after the work that the piece has started.
    queueMicrotask(() => {
      process.nextTick(() => {
        if (pieces.length === 0) this.#pieces.delete(owner);
        else if (performance.now() - this.#startedAt < sliceMs) return this.#runPieces(owner, pieces);
        else this.#owners.push(owner);
        this.#schedule();
      });
    });
  }
}
