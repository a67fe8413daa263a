// The queries that both client libraries send.

// biome-ignore lint/suspicious/noExplicitAny: the shape of the data depends on the query
export type Data = any;

export const page = `query Page($after: String) {
  companies(first: 40, after: $after) { totalCount nodes { id name } pageInfo { hasNextPage endCursor } }
}`;

export const invalidArgument = "query InvalidArgument { companies(first: -1) { totalCount } }";

export const unknownField = "query UnknownField { companys { totalCount } }";

export const count = "query Count($first: Int) { companies(first: $first) { totalCount } }";

/** `count` as both clients print it, with the fields that their caches add. */
export const countAsSent =
  "query Count($first: Int) {\n  companies(first: $first) {\n    totalCount\n    __typename\n  }\n}";

export const deferred = `query Deferred {
  therapy(slug: "alphamedix") {
    id
    name
    ... on Therapy @defer { agreements(first: 2) { nodes { id name } } }
  }
}`;

/** The names of all companies, fetched page by page. */
export async function allCompanies(fetchPage: (variables: { after: string | null }) => Promise<Data>) {
  const names: string[] = [];
  for (let after: string | null = null; ; ) {
    const { companies } = await fetchPage({ after });
    names.push(...companies.nodes.map(({ name }: { name: string }) => name));
    if (!companies.pageInfo.hasNextPage) return { names, totalCount: companies.totalCount as number };
    after = companies.pageInfo.endCursor;
  }
}
