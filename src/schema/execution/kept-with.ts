/**
 * Keeps values with objects for as long as these exist, like a `WeakMap`, but in the objects: the garbage collector stops the program
 * to follow the entries of a `WeakMap`, for 40 ms if there are many large ones.
 */
export class KeptWith<Key extends object, Value> {
  readonly #place = Symbol("kept");

  get(key: Key): Value | undefined {
    const kept = (key as Keeper<Value>)[this.#place];
    // A copy of an object has its properties, but is another one.
    return kept?.key === key ? kept.value : undefined;
  }

  /** @param key an object that is not frozen */
  set(key: Key, value: Value): void {
    (key as Keeper<Value>)[this.#place] = { key, value };
  }
}

interface Keeper<Value> {
  [place: symbol]: { key: object; value: Value } | undefined;
}
