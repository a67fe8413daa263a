/** The most names that requests may add, and the most that requests for registered documents may add. */
const limits = { any: 100, registered: 1000 };

/** A name of GraphQL. Before validation, a client may send anything as the name of an operation. */
const operationName = /^[_A-Za-z]\w{0,127}$/;

/**
 * Maps the names of operations to a bounded number of label values, because each value costs memory in this process and in
 * Prometheus.
 * @param known names that always have a value of their own
 */
export function operationLabels(known: Iterable<string>) {
  const labels = new Set<string>([...known, "anonymous", "other"]);
  const added = { any: 0, registered: 0 };
  return (name: string | null, isRegistered: boolean): string => {
    if (name === null) return "anonymous";
    if (labels.has(name)) return name;
    const kind = isRegistered ? "registered" : "any";
    if (added[kind] >= limits[kind] || !operationName.test(name)) return "other";
    added[kind]++;
    labels.add(name);
    return name;
  };
}
