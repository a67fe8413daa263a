import DataLoader from "dataloader";
import { changeMarkOf, isRowBudgetExceeded, type Store, visitedRowsOf } from "../../store/open.ts";
import { type Now, then } from "../execution/promise.ts";
import type { ResidentValues } from "../resident/resident.ts";
import type { Context, Loader } from "./context.ts";

/** The number of keys of one statement. */
const maxBatchSize = 1000;

type Load<Value> = (store: Store, keys: readonly string[]) => Promise<Map<string, Value>>;

export interface LoadOptions {
  /** Whether the statement may visit any number of rows, so that a reader process executes it. */
  isHeavy?: boolean;
}

/** Loads values by key, in batches, unless they are resident. */
class BatchLoader<Value> implements Loader<Value> {
  readonly #context: Context;
  readonly #name: string;
  readonly #load: Load<Value>;
  readonly #isHeavy: boolean;
  readonly #resident: ResidentValues | null;
  #batches: DataLoader<string, Value | null> | null = null;

  constructor(context: Context, name: string, load: Load<Value>, { isHeavy = false }: LoadOptions) {
    this.#context = context;
    this.#name = name;
    this.#load = load;
    this.#isHeavy = isHeavy;
    // Reader processes may read another state of the store.
    this.#resident = isHeavy ? null : (context.resident?.valuesOf(name) ?? null);
  }

  load(key: string): Now<Value | null> {
    const known = this.#resident?.get(key) as Value | null | undefined;
    if (known !== undefined) return this.#context.work.inTurn(known);
    this.#batches ??= this.#newBatches();
    return this.#context.work.inTurn(this.#batches.load(key));
  }

  #newBatches(): DataLoader<string, Value | null> {
    const { work, traceBatch } = this.#context;
    return new DataLoader<string, Value | null>(
      async (keys) => {
        const turn = work.statement();
        if (turn) await turn;
        const read = () => this.#read(keys);
        const found = await work.shared(traceBatch ? traceBatch(this.#name, keys.length, read) : read());
        return keys.map((wanted) => found.get(wanted) ?? null);
      },
      { batchScheduleFn: (dispatch) => work.afterTurns(dispatch), maxBatchSize },
    );
  }

  async #read(keys: readonly string[]): Promise<Map<string, Value>> {
    const { store, heavy, work, resident } = this.#context;
    const load = (from: Store) => this.#load(from, keys);
    if (this.#isHeavy || work.exceeded.has(this.#name)) return load(heavy.store);
    const before = visitedRowsOf(store);
    try {
      const found = await load(store);
      work.visit(visitedRowsOf(store) - before);
      if (resident !== null && resident.mark === changeMarkOf(store)) {
        for (const key of keys) this.#resident?.set(key, found.get(key) ?? null);
      }
      return found;
    } catch (error) {
      if (!isRowBudgetExceeded(error)) throw error;
      // A reader process reads instead, now and for the rest of the operation.
      await work.statement();
      work.visit(visitedRowsOf(store) - before);
      work.exceeded.add(this.#name);
      return load(heavy.store);
    }
  }
}

/**
 * The loader of an operation with a name: that of the field, and its arguments if it has any.
 * @param load returns the values by key; a key that is absent from the map gives null
 */
export function loaderOf<Value>(
  context: Context,
  name: string,
  load: Load<Value>,
  options: LoadOptions = {},
): Loader<Value> {
  const known = context.loaders.get(name) as Loader<Value> | undefined;
  if (known) return known;
  const loader = new BatchLoader(context, name, load, options);
  context.loaders.set(name, loader);
  return loader;
}

/**
 * Loads a value by key, in batches: one call of `load` serves all keys that a request needs at one level of the query for one field
 * with the same arguments. See `loaderOf`.
 */
export function loadOne<Value>(
  context: Context,
  name: string,
  key: string,
  load: Load<Value>,
  options?: LoadOptions,
): Now<Value | null> {
  return loaderOf(context, name, load, options).load(key);
}

/** Like `loadOne`, for lists. A key that is absent from the map gives an empty list. */
export function loadList<Value>(context: Context, name: string, key: string, load: Load<Value[]>): Now<Value[]> {
  return then(loadOne(context, name, key, load), (found) => {
    const list = found ?? [];
    const turn = context.work.produce(list.length);
    return turn === null ? list : turn.then(() => list);
  });
}
