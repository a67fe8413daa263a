import type { NodeKey } from "../../domain/node-key.ts";
import { StoreError } from "../store-error.ts";

/** Stands for the digest of a node that was taken. */
const taken = "";

/** How many nodes are skipped to find the next one of a set, if some that are stored are no longer in it. */
const maxSkipped = 16;

/**
 * The stored nodes of an origin, of which each is taken once, when it is found in a set. Sets usually contain nodes in the order in
 * which they are stored, so that they are found without an index of all of them.
 */
export class StoredNodes {
  readonly #nodes: NodeKey[] = [];
  readonly #digests: string[] = [];
  /** The place after the node that was taken last. */
  #next = 0;

  append(nodes: readonly NodeKey[], digests: readonly string[]): void {
    for (let index = 0; index < nodes.length; index++) {
      this.#nodes.push(nodes[index] as NodeKey);
      this.#digests.push(digests[index] as string);
    }
  }

  get size(): number {
    return this.#nodes.length;
  }

  /** The digests by node, if none was taken. */
  digests(): Map<NodeKey, string> {
    return new Map(this.#nodes.map((node, index) => [node, this.#digests[index] ?? taken]));
  }

  /** Takes a node if it is one of the next. Returns its digest, or undefined if it may be elsewhere. */
  takeNext(key: NodeKey): string | undefined {
    const until = Math.min(this.#next + maxSkipped, this.#nodes.length);
    for (let place = this.#next; place < until; place++) {
      if (this.#nodes[place] !== key) continue;
      this.#next = place + 1;
      return this.#take(place);
    }
    return undefined;
  }

  /**
   * Takes nodes wherever they are. Returns the digests of those that are stored.
   * @throws {StoreError} if one is named twice or was taken before
   */
  takeAll(keys: readonly NodeKey[]): Map<NodeKey, string> {
    const found = new Map<NodeKey, string>();
    if (keys.length === 0) return found;
    const wanted = new Set<NodeKey>();
    for (const key of keys) {
      if (wanted.has(key)) throw repetition(key);
      wanted.add(key);
    }
    for (let place = 0; place < this.#nodes.length; place++) {
      const key = this.#nodes[place] as NodeKey;
      if (wanted.has(key)) found.set(key, this.#take(place));
    }
    return found;
  }

  /** The nodes that were not taken. */
  left(): NodeKey[] {
    return this.#nodes.filter((_node, place) => this.#digests[place] !== taken);
  }

  #take(place: number): string {
    const digest = this.#digests[place] as string;
    if (digest === taken) throw repetition(this.#nodes[place] as NodeKey);
    this.#digests[place] = taken;
    return digest;
  }
}

/** Two nodes of a set have the same key. */
export function repetition(key: NodeKey): StoreError {
  return new StoreError(`nothing was written: two nodes have the key "${key}". Remove one of them.`);
}
