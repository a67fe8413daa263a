import { changeMarkOf, type Store } from "./open.ts";

/**
 * Keeps what was worked out from a store until the store changes, by whoever's hand; those who ask meanwhile share it.
 * @returns the function that asks for it
 */
export function keptUntilChange<Value>(make: (store: Store) => Promise<Value>): (store: Store) => Promise<Value> {
  const kept = new WeakMap<Store, { mark: string; value: Promise<Value> }>();
  return (store) => {
    const mark = changeMarkOf(store);
    const known = kept.get(store);
    if (known?.mark === mark) return known.value;
    const value = make(store);
    kept.set(store, { mark, value });
    // What failed is not kept, so that the next one asks again.
    value.catch(() => kept.delete(store));
    return value;
  };
}
