// The price of a query, as the directives of the IBM GraphQL Cost specification declare it. Gateways read the directives from the
// subgraph's SDL [https://specs.apollo.dev/cost/v0.1], and this server prices each operation by them before it executes anything.
// One unit is about the work of loading one object by key. Objects weigh 1 and leaves 0 unless a directive says otherwise.

interface AppliedDirective {
  name: "cost" | "listSize";
  args: Readonly<Record<string, unknown>>;
}

interface CostExtensions {
  extensions: {
    directives: AppliedDirective[];
    /** The list argument whose length is the size of the list. Gateways assume the maximum instead. */
    sizedByList?: string;
  };
}

export interface ListSize {
  /** The size if no argument gives it: the default of the page size, or the bound of the list. */
  assumedSize: number;
  /** The arguments that give the size. */
  slicingArguments?: readonly string[];
  /** The fields of the returned object whose lists have the size, such as `edges` and `nodes`. */
  sizedFields?: readonly string[];
  /** The list argument whose length is the size. */
  sizedByList?: string;
}

/** Declares the weight of a field, an argument or an input field, and the size of the list that a field returns. */
export function cost(weight: number | null, list?: ListSize): CostExtensions {
  const { sizedByList, ...size } = list ?? {};
  const directives: AppliedDirective[] = [
    ...(weight === null ? [] : [{ name: "cost" as const, args: { weight } }]),
    ...(list ? [{ name: "listSize" as const, args: { ...size, requireOneSlicingArgument: false } }] : []),
  ];
  return { extensions: { directives, ...(sizedByList !== undefined && { sizedByList }) } };
}

/** The size of a list that has at most a number of entries. */
export function atMost(size: number): CostExtensions {
  return cost(null, { assumedSize: size });
}

/** The weights of what costs more than loading objects by key. */
export const weights = {
  /** A search in the full-text index. */
  search: 500,
  /** Resolving one name, which may compare it with all names. */
  nameResolution: 50,
  /** Grouping all agreements or regulatory events. */
  statistics: 1000,
  /** Counting all that matches a filter, for statistics and facets. */
  statisticsTotal: 100,
  /** Counting the values of one dimension. */
  facet: 100,
  /** The amounts of one group of agreements. */
  moneyStatistics: 10,
  /** The search for paths between two entities. */
  paths: 2000,
  /** The walk around some entities, for each level. */
  neighborhood: 1000,
  /** Deriving who holds a right to a therapy in one country. */
  rightsHolders: 20,
  /** Deriving who holds the rights to a therapy in every country. */
  rightsMap: 100,
  /** Counting a list. */
  count: 10,
  /** A comparison of amounts, which are converted for each row. */
  moneyComparison: 500,
  /** A comparison of texts that no index supports. */
  textComparison: 100,
  /** A condition on related nodes. */
  relatedCondition: 50,
  /** The chain of ownership above a company, over several levels. */
  ownershipChain: 5,
  /** The value of a chain of agreements, with the terms of each. */
  chainValue: 50,
  /** A node that is looked up by its id or key. */
  lookup: 1,
  /** The SDL of the subgraph. */
  sdl: 500,
} as const;

/** The default of `first`, and the size of a page that the price assumes if no argument gives it. */
export const defaultPageSize = 20;

/** The size of a connection: that of the requested page, for `edges` and `nodes`. */
export const paged: CostExtensions = cost(null, pageOf());

/** Like `paged`, for a list that costs more than loading its page. */
export function pagedAt(weight: number): CostExtensions {
  return cost(weight, pageOf());
}

function pageOf(): ListSize {
  return {
    assumedSize: defaultPageSize,
    slicingArguments: ["first", "last"],
    sizedFields: ["edges", "nodes"],
  };
}
