import type { ChildProcess } from "node:child_process";
import type { KeptCounts } from "../kept/kept-space.ts";
import { StoreError } from "../store-error.ts";
import { forkReader } from "./fork-reader.ts";
import type { ReaderMessage, ReaderTask } from "./protocol.ts";

/** A task, and those who wait for its result. */
interface Waiting {
  task: ReaderTask;
  signal: AbortSignal;
  resolve: (result: { value: unknown; revision: number }) => void;
  reject: (reason: unknown) => void;
}

interface Reader {
  child: ChildProcess;
  isReady: boolean;
  /** Whether the process has computed what is likely to be asked for. */
  isWarm: boolean;
  /** What the process keeps. */
  kept: ReadonlyMap<string, KeptCounts>;
  current: { id: number; waiting: Waiting; leave: () => void } | null;
}

export interface ReadersOptions {
  /** The number of processes. */
  size: number;
  /** The approximate size of what all processes together keep to answer later questions, in bytes. 0 keeps what was used last. */
  keptBytes?: number;
  /** Called when a process ended by itself, or could not open the store. */
  onFault?: (reason: string) => void;
}

/** Computes one of the inputs that are likely to be asked for. */
const warmUp: ReaderTask = { question: "warmNextInput", args: [] };

/** In milliseconds. */
const warmUpTimeout = 120_000;

/** The time that a process has to complete a task for which nobody waits, in milliseconds. */
const killDelay = 100;

/** The time after which a process that cannot be started is started again, in milliseconds. */
const restartDelay = 1000;

/**
 * Processes that execute what may take long, so that no statement holds the event loop of the server. SQLite cannot interrupt a
 * statement from outside, so a process whose task has no more time is killed and replaced.
 */
export class Readers {
  readonly #address: string;
  readonly #onFault: (reason: string) => void;
  readonly #readers: Reader[] = [];
  readonly #queue: Waiting[] = [];
  readonly #size: number;
  readonly #keptBytes: number;
  /** What the processes have kept that are no more. */
  readonly #formerlyKept = new Map<string, KeptCounts>();
  #isStarted = false;
  #isClosed = false;
  #lastId = 0;
  #kills = 0;

  constructor(address: string, { size, keptBytes = 0, onFault = () => {} }: ReadersOptions) {
    this.#address = address;
    this.#onFault = onFault;
    this.#size = size;
    this.#keptBytes = keptBytes;
  }

  /** Starts the processes, unless they have been started. */
  start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    for (let index = 0; index < this.#size; index++) this.#start();
  }

  /** The number of tasks that wait for a process, of tasks that are executed, and of processes that were killed. */
  get state(): { waiting: number; running: number; kills: number } {
    return {
      waiting: this.#queue.length,
      running: this.#readers.filter(({ current }) => current !== null).length,
      kills: this.#kills,
    };
  }

  /** The ids of the processes that wait for a task. */
  get idlePids(): number[] {
    return this.#readers.flatMap(({ child, isWarm, current }) =>
      isWarm && current === null && child.pid !== undefined ? [child.pid] : [],
    );
  }

  /** What all processes keep, by input. Hits, misses and evictions include those of processes that are no more. */
  get kept(): ReadonlyMap<string, KeptCounts> {
    const total = new Map<string, KeptCounts>();
    for (const kept of [this.#formerlyKept, ...this.#readers.map(({ kept }) => kept)]) addCounts(total, kept);
    return total;
  }

  /**
   * Executes a task in the next process that is free.
   * @param signal ends the task; the promise is then rejected with its reason
   */
  run(task: ReaderTask, signal: AbortSignal): Promise<{ value: unknown; revision: number }> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      this.start();
      const waiting: Waiting = { task, signal, resolve, reject };
      this.#queue.push(waiting);
      signal.addEventListener("abort", () => this.#abort(waiting), { once: true });
      this.#next();
    });
  }

  /**
   * Replaces all processes, so that none of them has the file of the store open. Their tasks are executed again.
   * An open connection holds a lock, for which a process that opens another kind of file at the same path would wait.
   */
  restart(): void {
    for (const reader of this.#readers.splice(0)) {
      const { child, current } = reader;
      child.removeAllListeners();
      child.kill("SIGKILL");
      current?.leave();
      this.#retire(reader);
      if (current && current.waiting.task !== warmUp) this.#queue.unshift(current.waiting);
      if (!this.#isClosed) this.#start();
    }
  }

  /** Fills the caches again, after the store has changed. */
  warmAgain(): void {
    for (const reader of this.#readers) reader.isWarm = false;
    this.#warm();
  }

  /** Ends all processes. Tasks that are not finished are rejected. */
  close(): void {
    this.#isClosed = true;
    for (const { child, current } of this.#readers) {
      current?.waiting.reject(new StoreError("the store was closed"));
      child.removeAllListeners();
      child.kill("SIGKILL");
    }
    for (const { reject } of this.#queue.splice(0)) reject(new StoreError("the store was closed"));
  }

  #start(): void {
    const child = forkReader(this.#address, "current", Math.floor(this.#keptBytes / this.#size));
    const reader: Reader = { child, isReady: false, isWarm: false, kept: new Map(), current: null };
    this.#readers.push(reader);
    child.on("message", (message: ReaderMessage) => this.#receive(reader, message));
    child.on("exit", (code, signal) => this.#replace(reader, `ended with ${signal ?? code}`));
    child.on("error", (error) => this.#replace(reader, error.message));
  }

  #replace(reader: Reader, reason: string): void {
    const index = this.#readers.indexOf(reader);
    if (index < 0 || this.#isClosed) return;
    this.#readers.splice(index, 1);
    this.#retire(reader);
    reader.current?.leave();
    reader.current?.waiting.reject(new Error(`A reader process ${reason}.`));
    this.#onFault(reason);
    if (reader.isReady) this.#start();
    else setTimeout(() => !this.#isClosed && this.#start(), restartDelay).unref();
  }

  #receive(reader: Reader, message: ReaderMessage): void {
    if ("ready" in message) {
      reader.isReady = true;
      this.#next();
      this.#warm();
      return;
    }
    const { current } = reader;
    if (current?.id !== message.id) return;
    reader.current = null;
    current.leave();
    if ("kept" in message && message.kept) reader.kept = message.kept;
    if ("error" in message) current.waiting.reject(Object.assign(new Error(message.error.message), message.error));
    else current.waiting.resolve(message);
    this.#next();
    this.#warm();
  }

  /** Fills the caches of processes that have nothing else to do, so that no request pays for it. */
  #warm(): void {
    // One process at a time, so that another one is free for requests.
    if (this.#readers.some(({ current }) => current?.waiting.task === warmUp)) return;
    for (const reader of this.#readers) {
      if (!reader.isReady || reader.current || reader.isWarm) continue;
      reader.isWarm = true;
      const signal = AbortSignal.timeout(warmUpTimeout);
      const resolve = ({ value }: { value: unknown }) => {
        // A change in the meantime is another reason to go on.
        if (typeof value === "number" && value > 0) reader.isWarm = false;
      };
      const waiting = { task: warmUp, signal, resolve, reject: () => {} };
      signal.addEventListener("abort", () => this.#abort(waiting), { once: true });
      this.#send(reader, waiting);
      return;
    }
  }

  #next(): void {
    for (const reader of this.#readers) {
      if (!reader.isReady || reader.current) continue;
      const waiting = this.#queue.shift();
      if (!waiting) return;
      this.#send(reader, waiting);
    }
  }

  #send(reader: Reader, waiting: Waiting): void {
    const id = ++this.#lastId;
    // A server that is shut down completes its open requests first.
    reader.child.channel?.ref();
    reader.current = { id, waiting, leave: () => reader.child.channel?.unref() };
    reader.child.send({ ...waiting.task, id });
  }

  /** Adds what a process has counted to the totals. */
  #retire({ kept }: Reader): void {
    addCounts(this.#formerlyKept, kept);
    for (const counts of this.#formerlyKept.values()) counts.bytes = 0;
  }

  #abort(waiting: Waiting): void {
    waiting.reject(waiting.signal.reason);
    const index = this.#queue.indexOf(waiting);
    if (index >= 0) this.#queue.splice(index, 1);
    // Most tasks end soon. Starting a process costs more than waiting a moment.
    setTimeout(() => this.#kill(waiting), killDelay);
  }

  #kill(waiting: Waiting): void {
    const reader = this.#readers.find(({ current }) => current?.waiting === waiting);
    if (!reader) return;
    this.#kills++;
    this.#readers.splice(this.#readers.indexOf(reader), 1);
    this.#retire(reader);
    reader.child.removeAllListeners();
    reader.child.kill("SIGKILL");
    if (!this.#isClosed) this.#start();
  }
}

function addCounts(total: Map<string, KeptCounts>, added: ReadonlyMap<string, KeptCounts>): void {
  for (const [input, counts] of added) {
    const known = total.get(input) ?? { bytes: 0, hits: 0, misses: 0, evictions: 0 };
    total.set(input, {
      bytes: known.bytes + counts.bytes,
      hits: known.hits + counts.hits,
      misses: known.misses + counts.misses,
      evictions: known.evictions + counts.evictions,
    });
  }
}
