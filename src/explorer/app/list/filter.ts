/** A filter of the API as JSON. Its values come from the address, so the server is what checks them. */
export type Filter = Readonly<Record<string, unknown>>;

/** A filter with one condition: `filterAt("kinds.has", "LICENSE")` is `{ kinds: { has: "LICENSE" } }`. */
export function filterAt(path: string, condition: unknown): Filter {
  const [first = "", ...rest] = path.split(".");
  return { [first]: rest.length === 0 ? condition : filterAt(rest.join("."), condition) };
}

/** The operators that compare with one value, and those that compare with several. */
const operatorsForSeveral: Readonly<Record<string, string>> = { eq: "in", has: "hasAny" };

/** A filter that matches any of some values: one condition, however many they are. */
export function filterForAny(path: string, values: readonly string[]): Filter {
  const [value] = values;
  if (values.length === 1) return filterAt(path, value);
  return filterAt(
    path.replace(/[^.]+$/, (operator) => operatorsForSeveral[operator] ?? operator),
    values,
  );
}

/** The filter that matches what has no value where a path such as `kinds.has` compares one. */
export function filterWithoutValue(path: string): Filter {
  const steps = path.split(".");
  const absence = steps.pop() === "has" ? "isEmpty" : "isNull";
  const [field = "", ...others] = steps;
  if (others.length === 0) return { [field]: { [absence]: true } };
  return { not: filterAt([...steps, absence].join("."), false) };
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
