const marks = new WeakMap<object, () => string>();

/** Registers the function that returns a store's change mark. */
export function setChangeMark(store: object, mark: () => string): void {
  marks.set(store, mark);
}

/** A text that changes whenever any process writes to the store. Reading it does not query the store's tables. */
export function changeMarkOf(store: object): string {
  return marks.get(store)?.() ?? "";
}
