import { changeMarkOf } from "../engine/change-mark.ts";
import type { Store } from "../open.ts";

/**
 * Keeps what was computed from a store until the store changes, by any process; concurrent callers share the computation.
 * @returns the function that gives the kept value
 */
export function keptUntilChange<Value>(make: (store: Store) => Promise<Value>): (store: Store) => Promise<Value> {
  const kept = new WeakMap<Store, { mark: string; value: Promise<Value> }>();
  return (store) => {
    const mark = changeMarkOf(store);
    const known = kept.get(store);
    if (known?.mark === mark) return known.value;
    const value = make(store);
    kept.set(store, { mark, value });
    // A failed computation is not kept, so that the next caller tries again.
    value.catch(() => kept.delete(store));
    return value;
  };
}
