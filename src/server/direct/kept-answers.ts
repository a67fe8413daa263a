import { LRUCache } from "lru-cache";
import type { RequestScope } from "../request/request-scope.ts";
import { SeenKeys } from "./seen-keys.ts";
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

/**
 * Whole answers, by the bytes of the requests. They belong to one state of the store and one day, on which relative dates depend. Once
 * the space is full, an answer has to be asked for twice to be kept, so that requests which are never repeated do not displace those
 * that are.
 */
export class KeptAnswers {
  readonly #answers: LRUCache<string, KeptAnswer>;
  readonly #refused = new SeenKeys();
  #state = "";

  constructor(maxBytes: number) {
    // A share of the memory of the process may have fractions, which the cache does not accept.
    const maxSize = Math.max(1, Math.floor(maxBytes));
    this.#answers = new LRUCache({
      maxSize,
      maxEntrySize: Math.ceil(maxSize * maxShare),
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
    if (this.#state !== state) return;
    // The encodings together are shorter than the body.
    const size = entrySize + key.length + 2 * answer.reply.body.length;
    const isSpaceLeft = this.#answers.calculatedSize + size <= this.#answers.maxSize;
    if (isSpaceLeft || this.#refused.see(key)) this.#answers.set(key, answer, { size });
  }
}
