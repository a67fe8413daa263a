import DataLoader from "dataloader";
import { isRowBudgetExceeded, type Store, visitedRowsOf } from "../../store/open.ts";
import type { Context } from "./context.ts";
import type { Work } from "./work.ts";

/** The number of keys of one statement. */
const maxBatchSize = 1000;

type Load<Value> = (store: Store, keys: readonly string[]) => Promise<Map<string, Value>>;

/** A loader of one operation. Many that wait for the same keys are resolved in several turns of the event loop. */
class Loader<Value> extends DataLoader<string, Value | null> {
  readonly #work: Work;

  constructor(context: Context, name: string, load: Load<Value>) {
    const { work } = context;
    super(
      async (keys) => {
        const turn = work.statement();
        if (turn) await turn;
        const run = () => within(context, name, (store) => load(store, keys));
        const found = await (context.traceBatch ? context.traceBatch(name, keys.length, run) : run());
        return keys.map((wanted) => found.get(wanted) ?? null);
      },
      { batchScheduleFn: (dispatch) => work.afterTurns(dispatch), maxBatchSize },
    );
    this.#work = work;
  }

  override load(key: string): Promise<Value | null> {
    return this.#work.inTurn(super.load(key));
  }
}

/**
 * The loader of an operation with a name: that of the field, and its arguments if it has any.
 * @param load returns the values by key; a key that is absent from the map gives null
 */
export function loaderOf<Value>(context: Context, name: string, load: Load<Value>): DataLoader<string, Value | null> {
  const known = context.loaders.get(name) as DataLoader<string, Value | null> | undefined;
  if (known) return known;
  const loader = new Loader(context, name, load);
  context.loaders.set(name, loader as DataLoader<string, unknown>);
  return loader;
}

/**
 * Loads a value by key, in batches: one call of `load` serves all keys that a request needs at one level of the query for one field
 * with the same arguments. See `loaderOf`.
 */
export function loadOne<Value>(context: Context, name: string, key: string, load: Load<Value>): Promise<Value | null> {
  return loaderOf(context, name, load).load(key);
}

/** Like `loadOne`, for lists. A key that is absent from the map gives an empty list. */
export async function loadList<Value>(
  context: Context,
  name: string,
  key: string,
  load: Load<Value[]>,
): Promise<Value[]> {
  const list = (await loadOne(context, name, key, load)) ?? [];
  const turn = context.work.produce(list.length);
  if (turn) await turn;
  return list;
}

/**
 * Reads from the store; if that visits more rows than a statement may visit here, a reader process reads instead, now and for the rest
 * of the operation.
 */
async function within<Result>(
  { store, heavy, work }: Context,
  name: string,
  read: (store: Store) => Promise<Result>,
): Promise<Result> {
  if (work.exceeded.has(name)) return read(heavy.store);
  const before = visitedRowsOf(store);
  try {
    const found = await read(store);
    work.visit(visitedRowsOf(store) - before);
    return found;
  } catch (error) {
    if (!isRowBudgetExceeded(error)) throw error;
    await work.statement();
    work.visit(visitedRowsOf(store) - before);
    work.exceeded.add(name);
    return read(heavy.store);
  }
}
