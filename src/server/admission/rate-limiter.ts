import { LRUCache } from "lru-cache";

interface Bucket {
  /** Negative after an operation that costs more than the burst. */
  tokens: number;
  filledAt: number;
}

export interface RateLimit {
  /** The cost that a client may use per minute. */
  perMinute: number;
  /** The cost that a client may use at once. */
  burst: number;
}

/** About 2 MB. A client that is dropped starts again with a full bucket. */
const maxClients = 20_000;

const msPerMinute = 60_000;

/** Limits the cost that each client uses, by a token bucket. */
export class RateLimiter {
  readonly #buckets = new LRUCache<string, Bucket>({ max: maxClients });
  readonly #perMs: number;
  readonly #burst: number;

  constructor({ perMinute, burst }: RateLimit) {
    this.#perMs = perMinute / msPerMinute;
    this.#burst = burst;
  }

  /**
   * Takes the cost from the bucket of a client. An operation that costs more than the burst needs a full bucket, and is
   * paid for by the time that follows.
   * @returns null, or if the client has used up its quota, the seconds after which it can try again
   */
  take(client: string, cost: number): number | null {
    const bucket = this.#bucketOf(client);
    const missing = Math.min(cost, this.#burst) - bucket.tokens;
    // A fraction of a token that is lost to rounding is not a reason to refuse.
    if (missing > 1e-6) return Math.max(1, Math.ceil(missing / this.#perMs / 1000));
    bucket.tokens -= cost;
    return null;
  }

  /** Returns the cost of an operation that was not executed. */
  giveBack(client: string, cost: number): void {
    const bucket = this.#bucketOf(client);
    bucket.tokens = Math.min(this.#burst, bucket.tokens + cost);
  }

  /**
   * The headers that tell a client its quota [draft-ietf-httpapi-ratelimit-headers-11].
   * @param retryAfter the seconds after which a refused client can try again
   */
  headersOf(client: string, retryAfter: number | null): Record<string, string> {
    const { tokens } = this.#bucketOf(client);
    const fillSeconds = Math.ceil((this.#burst - tokens) / this.#perMs / 1000);
    const window = Math.max(1, Math.round(this.#burst / this.#perMs / 1000));
    return {
      "ratelimit-policy": `"default";q=${this.#burst};w=${window}`,
      ratelimit: `"default";r=${Math.max(0, Math.floor(tokens + 1e-6))};t=${retryAfter ?? fillSeconds}`,
      ...(retryAfter !== null && { "retry-after": String(retryAfter) }),
    };
  }

  #bucketOf(client: string): Bucket {
    const now = performance.now();
    const bucket = this.#buckets.get(client) ?? { tokens: this.#burst, filledAt: now };
    bucket.tokens = Math.min(this.#burst, bucket.tokens + (now - bucket.filledAt) * this.#perMs);
    bucket.filledAt = now;
    this.#buckets.set(client, bucket);
    return bucket;
  }
}
