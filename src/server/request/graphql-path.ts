/** Whether a URL addresses the GraphQL endpoint. */
export function isGraphqlPath({ pathname }: URL): boolean {
  return pathname === "/graphql" || pathname === "/graphql/";
}

/** Whether the query string names a document by its id, or by a hash in `extensions`. */
export function namesDocument({ searchParams }: URL): boolean {
  return ["documentId", "extensions"].some((name) => searchParams.has(name));
}

/** Whether the query string names an operation: by its text, or by its document. */
export function hasOperation(url: URL): boolean {
  return url.searchParams.has("query") || namesDocument(url);
}
