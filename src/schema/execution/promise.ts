/** Whether a value is a promise, of any library. */
export function isPromise<Value>(value: Value | PromiseLike<Value>): value is Promise<Value> {
  return typeof (value as { then?: unknown } | null)?.then === "function";
}

/** A value that may be there already, so that nothing has to wait for it. */
export type Now<Value> = Value | Promise<Value>;

/** Continues with a value: at once if it is there. */
export function then<Value, Result>(value: Now<Value>, next: (value: Value) => Now<Result>): Now<Result> {
  return isPromise(value) ? value.then(next) : next(value);
}

/** All values of a list, at once if all are there. */
export function all<Value>(values: readonly Now<Value>[]): Now<Value[]> {
  return values.some(isPromise) ? Promise.all(values) : (values as Value[]);
}

/** Two values, at once if both are there. */
export function both<First, Second>(first: Now<First>, second: Now<Second>): Now<[First, Second]> {
  return isPromise(first) || isPromise(second) ? Promise.all([first, second]) : [first, second];
}
