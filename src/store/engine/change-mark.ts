const marks = new WeakMap<object, () => string>();

/** Notes how a store tells that it changed. */
export function setChangeMark(store: object, mark: () => string): void {
  marks.set(store, mark);
}

/** A text that differs once any process has written to the store; costs no statement. */
export function changeMarkOf(store: object): string {
  return marks.get(store)?.() ?? "";
}
