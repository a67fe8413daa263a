import { changeMarkOf } from "../engine/change-mark.ts";
import type { Store } from "../open.ts";
import { keptSpaceOf } from "./kept-space.ts";
import { sizeOf } from "./size-of.ts";

/** Something that is computed from the whole store and needed by many questions. */
export interface KeptInput<Value> {
  /** Identifies the input in metrics, such as "known_words". */
  name: string;
  /** Computes the value. @param key what the value is for, such as a currency; "" if there is only one value */
  read: (store: Store, key: string) => Promise<Value>;
  /** The approximate size of a value in bytes. By default that of its parts; objects with private parts have a property `bytes`. */
  bytes?: (value: Value) => number;
  /** The number of values that are kept. Defaults to 1. */
  maxKeys?: number;
  /**
   * The keys whose values are computed before anyone asks for them. After a change of the store, those that were kept before it are
   * computed again too. Null if that does not pay, because the same keys are hardly asked for again.
   */
  warm?: readonly string[] | null;
}

/** Returns the value for a key, which is "" if there is only one value. */
export interface Kept<Value> {
  (store: Store, key?: string): Promise<Value>;
  /** The value if it is in memory. */
  known(store: Store, key?: string): Value | undefined;
}

/** An input that can be computed before anyone asks for it. */
export interface WarmInput {
  name: string;
  warm: readonly string[] | null;
  read: (store: Store, key: string) => Promise<unknown>;
}

const declared = new Map<string, WarmInput>();

/** All inputs that modules have declared, in the order of their declaration. */
export function declaredInputs(): Iterable<WarmInput> {
  return declared.values();
}

/** Declares an input that is kept elsewhere, so that it is computed before anyone asks for it. */
export function declareInput(input: WarmInput): void {
  declared.set(input.name, input);
}

/**
 * Declares an input that is kept until any process changes the store, as far as there is space. Callers at the same time share the
 * computation.
 */
export function keptInput<Value>({
  name,
  read,
  bytes = sizeOf,
  maxKeys = 1,
  warm = [],
}: KeptInput<Value>): Kept<Value> {
  const running = new WeakMap<Store, Map<string, { mark: string; value: Promise<Value> }>>();

  async function compute(store: Store, mark: string, key: string): Promise<Value> {
    const value = await read(store, key);
    keptSpaceOf(store).set(mark, name, key, value, bytes(value), maxKeys);
    return value;
  }

  const known = (store: Store, key = "", mark = changeMarkOf(store)): Value | undefined =>
    keptSpaceOf(store).get(mark, name, key) as Value | undefined;

  const get = (store: Store, key = ""): Promise<Value> => {
    const mark = changeMarkOf(store);
    const kept = known(store, key, mark);
    if (kept !== undefined) return Promise.resolve(kept);
    const computations = running.get(store) ?? new Map<string, { mark: string; value: Promise<Value> }>();
    running.set(store, computations);
    const shared = computations.get(key);
    if (shared?.mark === mark) return shared.value;
    const value = compute(store, mark, key).finally(() => {
      if (computations.get(key)?.value === value) computations.delete(key);
    });
    computations.set(key, { mark, value });
    return value;
  };
  declareInput({ name, warm, read: get });
  return Object.assign(get, { known });
}
