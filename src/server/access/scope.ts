/** What a client may do: query the graph, read the metrics, register documents. */
export const scopes = ["read", "metrics", "register"] as const;

export type Scope = (typeof scopes)[number];

export function isScope(text: unknown): text is Scope {
  return scopes.some((scope) => scope === text);
}

/** Null stands for a path that needs no credentials. */
const scopeByPath = new Map<string, Scope | null>([
  // Pages for browsers are answered before credentials are checked, because they contain no data of the graph.
  ["/", null],
  ["/health", null],
  ["/graphql", "read"],
  ["/schema.graphql", "read"],
  ["/metrics", "metrics"],
  ["/documents", "register"],
]);

/**
 * The scope that a request needs. Null if it needs no credentials.
 * A path that is not listed needs `read`, so that neither a new path nor an unusual spelling of a path is open by mistake.
 */
export function requires(path: string, method: string): Scope | null {
  // Browsers send preflight requests without credentials.
  if (method === "OPTIONS" || path.startsWith("/health/")) return null;
  const scope = scopeByPath.get(path.length > 1 ? path.replace(/\/$/, "") : path);
  return scope === undefined ? "read" : scope;
}
