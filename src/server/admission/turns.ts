/** After this time, sockets are read before the work goes on. A refusal and a health check wait about as long. */
const sliceMs = 10;

/**
 * Runs work in turns: one piece per round of the event loop, so that the sockets are read in between. Without it, all
 * requests that arrive together would be executed before the next one is even seen, because the store never waits.
 */
export class Turns {
  #waiting: (() => void)[] = [];
  #isScheduled = false;
  #startedAt = 0;

  /** Runs a piece of work when its turn comes, in the order of the calls. */
  run(work: () => void): void {
    this.#waiting.push(work);
    this.#schedule();
  }

  /** Null while the current turn may go on; otherwise resolves with the next turn. */
  pause(): Promise<void> | null {
    if (performance.now() - this.#startedAt < sliceMs) return null;
    return new Promise((resolve) => this.run(resolve));
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.#startedAt = performance.now();
      this.#waiting.shift()?.();
      if (this.#waiting.length > 0) this.#schedule();
    });
  }
}
