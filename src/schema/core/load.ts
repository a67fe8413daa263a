import DataLoader from "dataloader";
import type { Store } from "../../store/open.ts";
import type { Context } from "./context.ts";

/**
 * Loads by key in batches: everything that a request asks of one field with one set of arguments, at one level, is one statement.
 * @param name the field, with its arguments if it has any
 * @param load gives a map by key; a key that is absent from the map gives null
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
      const found = await load(context.store, keys);
      return keys.map((wanted) => found.get(wanted) ?? null);
    });
    context.loaders.set(name, loader as DataLoader<string, unknown>);
  }
  return loader.load(key);
}

/** The same for lists: a key that is absent from the map gives an empty list. */
export async function loadList<Value>(
  context: Context,
  name: string,
  key: string,
  load: (store: Store, keys: readonly string[]) => Promise<Map<string, Value[]>>,
): Promise<Value[]> {
  return (await loadOne(context, name, key, load)) ?? [];
}
