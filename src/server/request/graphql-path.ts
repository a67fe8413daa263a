/** Whether a URL addresses the GraphQL endpoint. */
export function isGraphqlPath({ pathname }: URL): boolean {
  return pathname === "/graphql" || pathname === "/graphql/";
}

/** Whether the query string names an operation: by its text, by a document id, or by a hash in `extensions`. */
export function hasOperation({ searchParams }: URL): boolean {
  return ["query", "documentId", "extensions"].some((name) => searchParams.has(name));
}
