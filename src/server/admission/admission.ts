import { observeRefusal } from "../observe/process-metrics.ts";
import { Throughput, workOf } from "./throughput.ts";
import type { Turns } from "./turns.ts";

export interface AdmissionLimits {
  maxConcurrency: number;
  maxQueue: number;
  maxQueueWaitMs: number;
}

/** The permission to execute an operation. */
export interface Ticket {
  /** Gives the place to another operation. Repeated calls have no effect. */
  leave(): void;
}

/** The server has more operations than it can execute in time. */
export class OverloadError extends Error {}

/** The client no longer waits for the response. */
export class ClientLeftError extends Error {}

interface Waiting {
  work: number;
  /** Operations are executed in the order of their rank. */
  rank: number;
  start: () => void;
}

/** How many times its own duration an operation lets others go first. */
const patience = 10;

/** After a refusal, the queue is kept short for this time. */
const overloadMs = 1000;

/** The share of all places that waiting operations have under overload: enough work for the server, with a short wait. */
const overloadShare = 1 / 8;

/**
 * Bounds how many operations are executed at the same time and how many wait. The queue puts cheap operations first and,
 * because the rank of an operation is the time of its arrival plus a penalty for its price, lets none wait forever.
 *
 * An operation is refused when it arrives, not after it has waited. While operations have to be refused, a long queue
 * would not increase the throughput but only the wait of those that are accepted, so the queue is shortened.
 */
export class Admission {
  readonly #limits: AdmissionLimits;
  readonly #turns: Turns;
  readonly #queue: Waiting[] = [];
  readonly #throughput = new Throughput();
  #executing = 0;
  #starting = 0;
  #countedAt = 0;
  #overloadedUntil = 0;
  #refused = 0;

  constructor(limits: AdmissionLimits, turns: Turns) {
    this.#limits = limits;
    this.#turns = turns;
  }

  /** The numbers of operations, for metrics. `refused` counts since the start. */
  get counts(): { executing: number; waiting: number; refused: number } {
    return { executing: this.#executing, waiting: this.#queue.length, refused: this.#refused };
  }

  /** The time after which a refused client should try again. */
  get retryAfterSeconds(): number {
    return 1 + Math.ceil(this.#waitFor(this.#queue.length) / 1000);
  }

  /** Refuses a request whose price is not known yet if the queue is full. */
  refuses(): boolean {
    if (!this.#isFull()) return false;
    this.#refuse();
    return true;
  }

  /**
   * Waits for the permission to execute an operation.
   * @throws {OverloadError} at once if the queue is full or the wait would be too long
   * @throws {ClientLeftError} if the signal is aborted before
   */
  enter(price: number, signal: AbortSignal | null = null): Promise<Ticket> {
    if (signal?.aborted) return Promise.reject(new ClientLeftError());
    const work = workOf(price);
    const rank = performance.now() + this.#penaltyOf(work);
    const position = this.#positionOf(rank);
    if (this.#isFull() || this.#waitFor(position) > this.#limits.maxQueueWaitMs) {
      this.#refuse();
      return Promise.reject(new OverloadError());
    }
    return new Promise((resolve, reject) => {
      const give = (error: Error) => {
        const index = this.#queue.indexOf(waiting);
        if (index >= 0) this.#queue.splice(index, 1);
        done();
        reject(error);
      };
      const giveUp = () => give(new ClientLeftError());
      const timeout = setTimeout(() => {
        this.#refuse();
        give(new OverloadError());
      }, this.#limits.maxQueueWaitMs);
      const done = () => {
        clearTimeout(timeout);
        signal?.removeEventListener("abort", giveUp);
      };
      const waiting: Waiting = {
        work,
        rank,
        start: () => {
          done();
          resolve(this.#newTicket(work));
        },
      };
      signal?.addEventListener("abort", giveUp, { once: true });
      this.#queue.splice(position, 0, waiting);
      this.#startNext();
    });
  }

  #newTicket(work: number): Ticket {
    if (this.#executing++ === 0) this.#countedAt = performance.now();
    let hasLeft = false;
    return {
      leave: () => {
        if (hasLeft) return;
        hasLeft = true;
        this.#executing--;
        const now = performance.now();
        this.#throughput.count(work, now - this.#countedAt);
        this.#countedAt = now;
        this.#startNext();
      },
    };
  }

  /** Asks for turns to start operations. Which one a turn starts is decided when it comes. */
  #startNext(): void {
    const free = this.#limits.maxConcurrency - this.#executing - this.#starting;
    const count = Math.min(free, this.#queue.length - this.#starting);
    for (let index = 0; index < count; index++) {
      this.#starting++;
      this.#turns.runFirst({}, () => {
        this.#starting--;
        this.#queue.shift()?.start();
      });
    }
  }

  #refuse(): void {
    observeRefusal("overload");
    this.#refused++;
    this.#overloadedUntil = performance.now() + overloadMs;
  }

  #isFull(): boolean {
    const { maxConcurrency, maxQueue } = this.#limits;
    const places = maxConcurrency + maxQueue;
    const isOverloaded = performance.now() < this.#overloadedUntil;
    // Operations that will start in the next turns are still in the queue.
    if (isOverloaded && this.#queue.length >= Math.ceil(places * overloadShare)) return true;
    return this.#executing + this.#queue.length >= places;
  }

  /** Half of the longest wait at most, so that an expensive operation is still executed in time. */
  #penaltyOf(work: number): number {
    return Math.min(work * this.#throughput.msPerUnit * patience, this.#limits.maxQueueWaitMs / 2);
  }

  #positionOf(rank: number): number {
    let [low, high] = [0, this.#queue.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const { rank: other } = this.#queue[middle] ?? { rank: Number.POSITIVE_INFINITY };
      if (other <= rank) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The expected wait behind the operations that come first, in milliseconds. */
  #waitFor(position: number): number {
    let work = 0;
    for (const waiting of this.#queue.slice(0, position)) work += waiting.work;
    return work * this.#throughput.msPerUnit;
  }
}
