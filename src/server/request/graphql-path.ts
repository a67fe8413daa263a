/** Whether an address is where GraphQL is asked. */
export function isGraphqlPath({ pathname }: URL): boolean {
  return pathname === "/graphql" || pathname === "/graphql/";
}

/** Whether the address itself asks something, by a query or by what stands for one. */
export function asksByAddress({ searchParams }: URL): boolean {
  return ["query", "documentId", "extensions"].some((name) => searchParams.has(name));
}
