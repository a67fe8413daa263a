/** A filter of the API as JSON. Its values come from the address, so the server is what checks them. */
export type Filter = Readonly<Record<string, unknown>>;

/** A filter with one condition: `filterAt("kinds.has", "LICENSE")` is `{ kinds: { has: "LICENSE" } }`. */
export function filterAt(path: string, condition: unknown): Filter {
  const [first = "", ...rest] = path.split(".");
  return { [first]: rest.length === 0 ? condition : filterAt(rest.join("."), condition) };
}

/** The filter that all of the filters make together. */
export function allOf(filters: readonly Filter[]): Filter {
  const [first = {}, ...others] = filters;
  return others.length === 0 ? first : { and: filters };
}

/** The filter that matches what any of the filters matches. */
export function anyOf(filters: readonly Filter[]): Filter {
  const [first = {}, ...others] = filters;
  return others.length === 0 ? first : { or: filters };
}
