import DataLoader from "dataloader";
import { isRowBudgetExceeded, type Store, visitedRowsOf } from "../../store/open.ts";
import type { Context } from "./context.ts";

/** The number of keys of one statement. */
const maxBatchSize = 1000;

/**
 * Loads a value by key, in batches: one call of `load` serves all keys that a request needs at one level of the query for one field
 * with the same arguments.
 * @param name the field, and its arguments if it has any
 * @param load returns the values by key; a key that is absent from the map gives null
 */
export function loadOne<Value>(
  context: Context,
  name: string,
  key: string,
  load: (store: Store, keys: readonly string[]) => Promise<Map<string, Value>>,
): Promise<Value | null> {
  let loader = context.loaders.get(name) as DataLoader<string, Value | null> | undefined;
  if (!loader) {
    loader = new DataLoader(
      async (keys) => {
        const turn = context.work.statement();
        if (turn) await turn;
        const run = () => within(context, name, (store) => load(store, keys));
        const found = await (context.traceBatch ? context.traceBatch(name, keys.length, run) : run());
        return keys.map((wanted) => found.get(wanted) ?? null);
      },
      { batchScheduleFn: (dispatch) => context.work.afterTurns(dispatch), maxBatchSize },
    );
    context.loaders.set(name, loader as DataLoader<string, unknown>);
  }
  return loader.load(key);
}

/** Like `loadOne`, for lists. A key that is absent from the map gives an empty list. */
export async function loadList<Value>(
  context: Context,
  name: string,
  key: string,
  load: (store: Store, keys: readonly string[]) => Promise<Map<string, Value[]>>,
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
