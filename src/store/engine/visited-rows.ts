const counters = new WeakMap<object, () => number>();

/** Registers the function that returns how many rows a store's statements have visited. */
export function setVisitedRows(store: object, count: () => number): void {
  counters.set(store, count);
}

/** The number of rows that the statements of a store have visited in this process, as far as they count them. */
export function visitedRowsOf(store: object): number {
  return counters.get(store)?.() ?? 0;
}
