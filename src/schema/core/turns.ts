/** Between these bounds, the number of values of a turn follows the time that they take. */
const minValues = 1_000;
const maxValues = 8_000;

/** A turn that takes longer is followed by a smaller one, for example while the code is not compiled yet. */
const longTurnMs = 10;

/** A turn that takes less is followed by a larger one. */
const shortTurnMs = 5;

/**
 * How many values of responses are produced in one turn of the event loop before other work gets its turn. Without a limit, an
 * execution over loaded rows runs from promise to promise, and no other request is read until it ends.
 */
let budget = 2 * minValues;
let startedAt = 0;
let isFixed = false;

interface Waiting {
  values: number;
  proceed: () => void;
}

/** Those of an owner that wait, first come, first served. Taking the first from a long array would move all others. */
class Queue {
  #waiting: Waiting[] = [];
  #next = 0;

  get isEmpty(): boolean {
    return this.#next === this.#waiting.length;
  }

  push(waiting: Waiting): void {
    this.#waiting.push(waiting);
  }

  shift(): Waiting | undefined {
    const next = this.#waiting[this.#next++];
    if (this.#next < maxTaken) return next;
    this.#waiting = this.#waiting.slice(this.#next);
    this.#next = 0;
    return next;
  }
}

/** The entries of a queue that were taken are removed together, at this number. */
const maxTaken = 10_000;

let used = 0;
let isScheduled = false;
const queues = new Map<object, Queue>();

/** Keeps the size of turns, so that the number of statements does not depend on the machine. For tests. */
export function fixTurns(): void {
  budget = maxValues;
  isFixed = true;
}

/** How many values a turn may produce at present. */
export function valuesPerTurn(): number {
  return budget;
}

/**
 * Takes a share of the current turn of the event loop.
 * @param owner the request, so that requests take turns and a small one does not wait for all of a large one
 * @param values the number of values that the caller is about to produce
 * @returns null if the caller may go on at once; otherwise a promise that resolves when it may
 */
export function takeTurn(owner: object, values: number): Promise<void> | null {
  schedule();
  if (queues.size === 0 && used < budget) {
    used += values;
    return null;
  }
  return new Promise((proceed) => {
    const queue = queues.get(owner) ?? new Queue();
    queue.push({ values, proceed });
    queues.set(owner, queue);
  });
}

/** Forgets those that wait for a turn of an owner. Their promises are never resolved. */
export function dropTurns(owner: object): void {
  queues.delete(owner);
}

/**
 * Runs a function when nobody waits for a turn of an owner any more. A batch that is loaded then contains the keys of all those that were
 * held back, so that turns do not add statements.
 */
export function afterTurns(owner: object, run: () => void): void {
  // After all promises that are resolved already, as DataLoader does by default.
  Promise.resolve().then(() =>
    process.nextTick(() => {
      if (!queues.has(owner)) run();
      else setImmediate(() => afterTurns(owner, run));
    }),
  );
}

/** Counts work that was done without asking for a turn, such as that of a statement, as a number of values. */
export function spendTurn(values: number): void {
  used += values;
}

function schedule(): void {
  if (isScheduled) return;
  isScheduled = true;
  setImmediate(nextTurn);
}

function nextTurn(): void {
  isScheduled = false;
  adapt();
  used = 0;
  while (queues.size > 0 && used < budget) {
    for (const [owner, queue] of queues) {
      const next = queue.shift();
      if (queue.isEmpty) queues.delete(owner);
      if (!next) continue;
      used += next.values;
      next.proceed();
      if (used >= budget) {
        // The others come first in the next turn.
        if (!queue.isEmpty) {
          queues.delete(owner);
          queues.set(owner, queue);
        }
        break;
      }
    }
  }
  startedAt = used > 0 ? performance.now() : 0;
  if (used > 0) schedule();
}

/** Adapts the size of turns to the time since the last one, which includes the work for other requests. */
function adapt(): void {
  if (startedAt === 0 || isFixed) return;
  const ms = performance.now() - startedAt;
  if (ms > longTurnMs) budget = Math.max(minValues, budget / 2);
  else if (ms < shortTurnMs && used >= budget) budget = Math.min(maxValues, budget * 1.25);
}
