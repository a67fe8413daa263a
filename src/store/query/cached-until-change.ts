import { changeMarkOf } from "../engine/change-mark.ts";
import type { Store } from "../open.ts";

/**
 * Caches a value that is computed from a store until any process changes the store. Concurrent callers share the computation.
 * @returns a function that returns the cached value
 */
export function cachedUntilChange<Value>(compute: (store: Store) => Promise<Value>): (store: Store) => Promise<Value> {
  const cache = new WeakMap<Store, { mark: string; value: Promise<Value> }>();
  return (store) => {
    const mark = changeMarkOf(store);
    const known = cache.get(store);
    if (known?.mark === mark) return known.value;
    const value = compute(store);
    cache.set(store, { mark, value });
    // A failed computation is not cached, so that the next caller tries again.
    value.catch(() => cache.delete(store));
    return value;
  };
}
