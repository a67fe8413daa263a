import { globalIdOf } from "../../src/domain/node-key.ts";
import { type Arguments, seededRandom } from "./arguments.ts";
import { mercuriusDocuments, ownDocuments, postgraphileDocuments } from "./documents.ts";

/** A server that the comparison asks. */
export type ServerName = "this" | "postgraphile" | "mercurius";

/** One question with the same facts for all servers. A server without an equivalent is absent. */
export interface Question {
  name: string;
  title: string;
  /** The bodies of the requests: those at the same index ask the same of every server. */
  bodies: Partial<Record<ServerName, readonly string[]>>;
  /** Requests to send once to this server before the measurement, so that what the others read has been read before. */
  warm: readonly string[];
}

/** The shares of the mix. All servers have these questions. */
const mixShares: Readonly<Record<string, number>> = { lookup: 0.6, page: 0.2, "deal-book": 0.15, statistics: 0.05 };
const mixLength = 40_000;

/** The questions, with the arguments that vary with each request. */
export function questionsFor(made: Arguments): Question[] {
  type Variables = Partial<Record<ServerName, readonly object[]>>;
  const bodiesFor = (name: string, variables: Variables) => ({
    ...bodiesOf("this", ownDocuments[name], variables.this),
    ...bodiesOf("postgraphile", postgraphileDocuments[name], variables.postgraphile),
    ...bodiesOf("mercurius", mercuriusDocuments[name], variables.mercurius),
  });
  const of = (name: string, title: string, variables: Variables, warm: Variables = {}): Question => ({
    name,
    title,
    bodies: bodiesFor(name, variables),
    warm: bodiesFor(name, warm).this ?? [],
  });
  const everywhere = (variables: readonly object[]) => ({
    this: variables,
    postgraphile: variables,
    mercurius: variables,
  });
  const pagesFor = (pages: Arguments["pages"]): Variables => {
    const cursors = pages.map(({ after }) => ({ after }));
    const days = pages.map(({ before }) => ({ before }));
    return { this: cursors, postgraphile: days, mercurius: days };
  };
  const pages = pagesFor(made.pages);
  const representationsOf = (entities: Arguments["entities"]): Variables => ({
    this: entities.map((keys) => ({
      representations: keys.map(({ type, slug }) => ({ __typename: type, id: globalIdOf(type, slug) })),
    })),
    mercurius: entities.map((keys) => ({
      representations: keys.map(({ type, slug }) => ({ __typename: type, id: slug })),
    })),
  });

  return [
    of("lookup", "key lookup", everywhere(made.lookups), everywhere(made.warm.lookups)),
    of("page", "filtered page with totalCount", everywhere(made.ranges)),
    of("deal-book", "deal book", pages, pagesFor(made.warm.pages)),
    of("deal-book-uncounted", "deal book without totalCount", pages),
    of("search", "search", { this: made.names }),
    of("entities", "`_entities` of 100", representationsOf(made.entities), representationsOf(made.warm.entities)),
    of("statistics", "statistics", everywhere(made.years)),
  ];
}

function bodiesOf(
  server: ServerName,
  query: string | undefined,
  variables: readonly object[] | undefined,
): Question["bodies"] {
  if (query === undefined || variables === undefined) return {};
  return { [server]: variables.map((each) => JSON.stringify({ query, variables: each })) };
}

/**
 * The mix of questions.
 * @param isRepeated whether the arguments are drawn by a Zipf law, so that few are asked for often, or else never repeat
 */
export function mixOf(questions: readonly Question[], servers: readonly ServerName[], isRepeated: boolean): Question {
  const random = seededRandom(7);
  const parts = questions.filter(({ name }) => mixShares[name] !== undefined);
  const drawnOf = parts.map(({ bodies }) => rankedDraw(bodies.this?.length ?? 0, random));
  const used = parts.map(() => 0);
  const picks = Array.from({ length: mixLength }, () => {
    let rest = random();
    let part = 0;
    for (; part < parts.length - 1; part++) {
      rest -= mixShares[parts[part]?.name ?? ""] ?? 0;
      if (rest < 0) break;
    }
    // The other measurements take the arguments from the beginning, so the mix takes those that never repeat from the end.
    const index = isRepeated ? (drawnOf[part]?.() ?? 0) : -1 - (used[part] ?? 0);
    used[part] = (used[part] ?? 0) + 1;
    return { part, index };
  });
  const bodiesFor = (server: ServerName) =>
    picks.map(({ part, index }) => {
      const bodies = parts[part]?.bodies[server] ?? [];
      return bodies.at(index % bodies.length) ?? "";
    });
  return {
    name: "mix",
    title: "mix by a Zipf law",
    warm: [],
    bodies: Object.fromEntries(servers.map((server) => [server, bodiesFor(server)])),
  };
}

/** Draws ranks by a Zipf law with the exponent 1: the second one is drawn half as often as the first, and so on. */
function rankedDraw(count: number, random: () => number): () => number {
  const sums: number[] = [];
  let sum = 0;
  for (let rank = 1; rank <= count; rank++) {
    sum += 1 / rank;
    sums.push(sum);
  }
  return () => {
    const wanted = random() * sum;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
