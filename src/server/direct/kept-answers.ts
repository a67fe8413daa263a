import { LRUCache } from "lru-cache";
import type { RequestScope } from "../request/request-scope.ts";
import type { Reply } from "./send.ts";

/** A complete response without errors. */
export interface KeptAnswer {
  /** What its log line and metrics need. */
  scope: Pick<RequestScope, "operation" | "isRegistered" | "document" | "cost">;
  reply: Omit<Reply, "requestId">;
}

/** What an entry needs beside its texts, in bytes. */
const entrySize = 1000;

/** The share of the space that one answer may take. */
const maxShare = 1 / 16;

/** Whole answers, by the bytes of the requests. They belong to one state of the store and one day, on which relative dates depend. */
export class KeptAnswers {
  readonly #answers: LRUCache<string, KeptAnswer>;
  #state = "";

  constructor(maxBytes: number) {
    // A share of the memory of the process may have fractions, which the cache does not accept.
    const maxSize = Math.max(1, Math.floor(maxBytes));
    this.#answers = new LRUCache({
      maxSize,
      maxEntrySize: Math.ceil(maxSize * maxShare),
      // The encodings together are shorter than the body.
      sizeCalculation: ({ reply: { body } }, key) => entrySize + key.length + 2 * body.length,
    });
  }

  get bytes(): number {
    return this.#answers.calculatedSize;
  }

  /** The answer of a state. The answers of other states are forgotten. */
  get(key: string, state: string): KeptAnswer | undefined {
    if (this.#state !== state) {
      this.#state = state;
      this.#answers.clear();
    }
    return this.#answers.get(key);
  }

  /** Keeps an answer, if its state is still the current one. */
  set(key: string, state: string, answer: KeptAnswer): void {
    if (this.#state === state) this.#answers.set(key, answer);
  }
}
