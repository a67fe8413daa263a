const periodMs = 60_000;
const firstDelayMs = 100;
const maxDelayMs = 5000;

/** Counts crashes of workers, to slow down their replacement and to give up at a limit. */
export class CrashRecord {
  readonly #limit: number;
  #times: number[] = [];

  /** @param limit the number of crashes within a minute after which replacements are useless */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Counts a crash. @returns the delay before the replacement starts, or null if the limit is reached */
  add(): number | null {
    const now = performance.now();
    this.#times = [...this.#times.filter((time) => now - time < periodMs), now];
    const count = this.#times.length;
    if (count >= this.#limit) return null;
    // A single crash is replaced at once.
    return count === 1 ? 0 : Math.min(firstDelayMs * 2 ** (count - 2), maxDelayMs);
  }
}
