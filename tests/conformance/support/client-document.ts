// What both clients ask.

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape that its question gives it
export type Answer = any;

export const page = `query Page($after: String) {
  companies(first: 40, after: $after) { totalCount nodes { id name } pageInfo { hasNextPage endCursor } }
}`;

export const refused = "query Refused { companies(first: 0) { totalCount } }";

export const invalid = "query Invalid { companys { totalCount } }";

export const counted = "query Counted($n: Int) { companies(first: $n) { totalCount } }";

/** `counted` as both clients print it, with what their caches add. */
export const countedAsSent =
  "query Counted($n: Int) {\n  companies(first: $n) {\n    totalCount\n    __typename\n  }\n}";

export const deferred = `query Deferred {
  therapy(slug: "alphamedix") {
    id
    name
    ... on Therapy @defer { agreements(first: 2) { nodes { id name } } }
  }
}`;

/** The names of all companies, page by page, by what answers one page. */
export async function everyCompany(ask: (variables: { after: string | null }) => Promise<Answer>) {
  const names: string[] = [];
  for (let after: string | null = null; ; ) {
    const { companies } = await ask({ after });
    names.push(...companies.nodes.map(({ name }: { name: string }) => name));
    if (!companies.pageInfo.hasNextPage) return { names, totalCount: companies.totalCount as number };
    after = companies.pageInfo.endCursor;
  }
}
