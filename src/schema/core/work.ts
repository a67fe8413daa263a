import { GraphQLError } from "graphql";
import { type Now, then } from "../execution/promise.ts";
import { codes } from "./error.ts";
import { afterTurns, dropTurns, spendTurn, takeTurn, valuesPerTurn } from "./turns.ts";

export interface WorkLimits {
  /** The number of objects that an operation may produce. */
  maxObjects: number;
  /** The largest number of values that an object has: see `Price.maxWidth`. */
  width: number;
}

/** The place that an operation has among those that the server executes at the same time. */
export interface Place {
  /** Gives the place to another operation while this one waits for something else. */
  aside<Value>(wait: () => Promise<Value>): Promise<Value>;
}

/** How many values take as long as a statement by key: about half a millisecond. */
const valuesPerStatement = 500;

/** How many values take as long as a reference to an object, which may end in an error: about 50 microseconds. */
const valuesPerLookup = 50;

/** How many values take as long as visiting a row: one to two microseconds. */
const valuesPerRow = 2;

/** The number of loads of an operation that are resolved without waiting for a turn. */
const maxLoadsAtOnce = 500;

/** The number of values that an operation may produce. A value takes about 50 bytes until the response is sent. */
const maxValues = 5_000_000;

/**
 * The work of one operation. Loaders and connections count here what they return, so that an operation that produces too much, or that
 * nobody waits for, ends soon.
 */
export class Work {
  /** The revisions of the dataset at which other processes read. */
  readonly revisions = new Set<number>();
  /** The loaders whose statements exceeded the row budget. */
  readonly exceeded = new Set<string>();
  /** Null if operations need no place. */
  place: Place | null = null;
  readonly #maxObjects: number;
  readonly #width: number;
  readonly #callbacks: ((reason: GraphQLError) => void)[] = [];
  #controller: AbortController | null = null;
  #reason: GraphQLError | null = null;
  #objects = 0;
  #loads = 0;

  constructor({ maxObjects, width }: WorkLimits) {
    this.#width = Math.max(10, width);
    this.#maxObjects = Math.min(maxObjects, Math.ceil(maxValues / this.#width));
  }

  /** Why the work has ended early. Null if it has not. */
  get reason(): GraphQLError | null {
    return this.#reason;
  }

  /** Aborted when the work ends early. Made on first use, because most operations need none. */
  get signal(): AbortSignal {
    if (this.#controller === null) {
      this.#controller = new AbortController();
      if (this.#reason) this.#controller.abort(this.#reason);
    }
    return this.#controller.signal;
  }

  /** Calls a function with the reason when the work ends early, or at once if it has. */
  onEnd(callback: (reason: GraphQLError) => void): void {
    if (this.#reason) callback(this.#reason);
    else this.#callbacks.push(callback);
  }

  /**
   * Ends the work: because the client has left, the deadline has passed or a limit is reached. Whatever still asks to go on waits
   * forever: rejecting it would create an error for each field.
   */
  end(reason: GraphQLError): void {
    if (this.#reason) return;
    this.#reason = reason;
    this.#controller?.abort(reason);
    dropTurns(this);
    for (const callback of this.#callbacks) callback(reason);
  }

  /** Counts anew for another attempt at the same operation. */
  restart(): void {
    this.#objects = 0;
    this.revisions.clear();
  }

  /**
   * Counts objects that a resolver is about to return, and waits for the turn to return them.
   * Ends the work if there are too many.
   * @returns null if the caller may go on at once
   */
  produce(objects: number): Promise<void> | null {
    if (this.#reason) return never();
    this.#objects += objects;
    if (this.#objects > this.#maxObjects) {
      this.end(responseTooLarge(`The response would have more than ${this.#maxObjects} objects.`));
      return never();
    }
    return takeTurn(this, objects * this.#width);
  }

  /**
   * A loaded value, in its turn if the operation loads many. A loader resolves all that wait for its keys at once, and any number may
   * wait for the same key.
   */
  inTurn<Value>(loaded: Now<Value>): Now<Value> {
    if (++this.#loads <= maxLoadsAtOnce) return loaded;
    return then(loaded, (value) => takeTurn(this, this.#width)?.then(() => value) ?? value);
  }

  /** Waits for another process. Meanwhile, another operation may be executed. */
  aside<Value>(wait: () => Promise<Value>): Promise<Value> {
    return this.place ? this.place.aside(wait) : wait();
  }

  /** A value for any number of fields. If it is missing because the work has ended, none of them gets an error of its own. */
  async shared<Value>(value: Promise<Value>): Promise<Value> {
    try {
      return await value;
    } catch (error) {
      if (this.#reason) return never<Value>();
      throw error;
    }
  }

  /** Runs a function when nothing of this operation waits for its turn any more. */
  afterTurns(run: () => void): void {
    afterTurns(this, run);
  }

  /** Waits for the turn to execute a statement. @returns null if the caller may go on at once */
  statement(): Promise<void> | null {
    if (this.#reason) return never();
    return takeTurn(this, valuesPerStatement);
  }

  /** Waits for the turn to look up an object by a key that a client sent. @returns null if the caller may go on at once */
  lookUp(): Promise<void> | null {
    if (this.#reason) return never();
    return takeTurn(this, valuesPerLookup);
  }

  /** Counts the rows that a statement has visited. */
  visit(rows: number): void {
    spendTurn(rows * valuesPerRow);
  }

  /** The entries of a long list, some of them as promises, so that they are completed in several turns. */
  spread<Entry>(list: readonly Entry[]): readonly (Entry | Promise<Entry>)[] {
    const size = Math.max(1, Math.floor(valuesPerTurn() / this.#width));
    if (list.length <= size) return list;
    let turn: Promise<void> | null = null;
    return list.map((entry, index) => {
      if (index > 0 && index % size === 0) turn = takeTurn(this, size * this.#width);
      return turn === null ? entry : turn.then(() => entry);
    });
  }
}

/** A promise that is never resolved. Each is an object of its own, so that those who wait for it are collected with it. */
function never<Value = void>(): Promise<Value> {
  return new Promise(() => {});
}

/** The error for a response that exceeds a limit. */
export function responseTooLarge(reason: string): GraphQLError {
  return new GraphQLError(`${reason} Request smaller pages or fewer fields.`, {
    extensions: { code: codes.responseTooLarge, http: { status: 400, spec: true } },
  });
}
