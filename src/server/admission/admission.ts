import type { Place } from "../../schema/core/work.ts";
import { observeRefusal } from "../observe/process-metrics.ts";
import { Throughput, workOf } from "./throughput.ts";
import type { Turns } from "./turns.ts";

export interface AdmissionLimits {
  maxConcurrency: number;
  maxQueue: number;
  maxQueueWaitMs: number;
}

/** The permission to execute an operation: its place among those that are executed. */
export interface Ticket extends Place {
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
const patience = 2;

/** After a refusal, the queue is kept short for this time. */
const overloadMs = 1000;

/** The share of all places that waiting operations have under overload: enough work for the server, with a short wait. */
const overloadShare = 1 / 16;

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
  /** The operations that are executed, without those that wait for other processes or for their clients. */
  #executing = 0;
  #aside = 0;
  #starting = 0;
  #countedAt = 0;
  /** The time in which the server worked for operations that have not left yet. */
  #busyMs = 0;
  #overloadedUntil = 0;
  #refused = 0;

  constructor(limits: AdmissionLimits, turns: Turns) {
    this.#limits = limits;
    this.#turns = turns;
  }

  /** The numbers of operations, for metrics. `refused` counts since the start. */
  get counts(): { executing: number; waiting: number; refused: number } {
    return { executing: this.#executing + this.#aside, waiting: this.#queue.length, refused: this.#refused };
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

  /** The permission to execute an operation at once. Null if it would have to wait. */
  enterNow(price: number): Ticket | null {
    if (this.#queue.length > 0 || this.#executing >= this.#limits.maxConcurrency) return null;
    if (this.#isFull() || !this.#turns.hasTime()) return null;
    return this.#newTicket(workOf(price));
  }

  /** Whether an operation that cannot be executed at once may wait. */
  mayWait(price: number): boolean {
    const rank = performance.now() + this.#penaltyOf(workOf(price));
    return !this.#isFull() && this.#waitFor(this.#positionOf(rank)) <= this.#limits.maxQueueWaitMs;
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
    this.#take();
    let waits = 0;
    let state: "executing" | "aside" | "left" = "executing";
    const change = (next: typeof state) => {
      if (state === next || state === "left") return;
      if (state === "executing") this.#give();
      else this.#aside--;
      state = next;
      if (next === "executing") this.#take();
      if (next === "aside") this.#aside++;
      if (next === "left") {
        this.#throughput.count(work, this.#busyMs);
        this.#busyMs = 0;
      }
      this.#startNext();
    };
    return {
      leave: () => change("left"),
      aside: async (wait) => {
        if (waits++ === 0) change("aside");
        try {
          return await wait();
        } finally {
          waits--;
          // What was waited for is needed now, even if the operation waits for something else too.
          change("executing");
        }
      },
    };
  }

  /** Takes a place. An operation that comes back does so even if all are taken: the next one starts later. */
  #take(): void {
    if (this.#executing++ === 0) this.#countedAt = performance.now();
  }

  #give(): void {
    this.#executing--;
    const now = performance.now();
    this.#busyMs += now - this.#countedAt;
    this.#countedAt = now;
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
    return this.#executing + this.#aside + this.#queue.length >= places;
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
