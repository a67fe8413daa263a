import DataLoader from "dataloader";
import type { Store } from "../../store/open.ts";
import type { Context } from "./context.ts";

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
    loader = new DataLoader(async (keys) => {
      const run = () => load(context.store, keys);
      const found = await (context.traceBatch ? context.traceBatch(name, keys.length, run) : run());
      return keys.map((wanted) => found.get(wanted) ?? null);
    });
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
  return (await loadOne(context, name, key, load)) ?? [];
}
