import { readFileSync } from "node:fs";
import path from "node:path";
import { buildSubgraphSchema } from "@apollo/subgraph";
import DataLoader from "dataloader";
import { GraphQLError, parse } from "graphql";
import { createYoga } from "graphql-yoga";
import { type Figure, figuresByLei, figuresByUnii, figuresOfYear, years } from "./figure.ts";

interface Context {
  byUnii: DataLoader<string, Figure[] | null>;
  byLei: DataLoader<string, Figure[] | null>;
}

/** One per request; null where nothing is kept under a key. */
function createContext(): Context {
  const load = (read: typeof figuresByUnii) =>
    new DataLoader<string, Figure[] | null>(async (keys) => {
      const found = read(keys);
      return keys.map((key) => found.get(key) ?? null);
    });
  return { byUnii: load(figuresByUnii), byLei: load(figuresByLei) };
}

/** As a gateway names them. A key is null where the other subgraph has recorded none. */
type TherapyKey = Readonly<{ unii: string | null }>;
type CompanyKey = Readonly<{ lei: string | null }>;

const inDollars = (dollars: number) => ({ amount: String(dollars), currency: "USD" });

const resolvers = {
  Query: {
    topSellers(_root: unknown, { year, first }: { year: number; first: number }): Figure[] {
      if (first >= 1 && first <= 100) return figuresOfYear(year).slice(0, first);
      throw new GraphQLError(`first: is ${first}; write 1 to 100`, {
        extensions: { code: "BAD_USER_INPUT", argument: "first" },
      });
    },
    salesYears: () => years,
  },
  YearlySales: {
    // Of another subgraph's entity this one knows the key alone; the gateway fetches the rest.
    therapy: ({ unii }: Figure): TherapyKey => ({ unii }),
    seller: ({ lei }: Figure): CompanyKey | null => (lei === null ? null : { lei }),
    revenue: ({ dollars }: Figure) => inDollars(dollars),
  },
  // No __resolveReference: what a gateway sends is handed on as it is, and the loaders below gather the keys.
  Therapy: {
    async yearlySales({ unii }: TherapyKey, { since }: { since?: number | null }, { byUnii }: Context) {
      const figures = unii === null ? null : await byUnii.load(unii);
      return figures?.filter(({ year }) => year >= (since ?? 0));
    },
    async peakSales({ unii }: TherapyKey, _args: unknown, { byUnii }: Context) {
      const figures = unii === null ? null : await byUnii.load(unii);
      return figures?.toSorted((a, b) => b.dollars - a.dollars)[0];
    },
  },
  Company: {
    async products({ lei }: CompanyKey, { year }: { year: number }, { byLei }: Context) {
      const figures = lei === null ? null : await byLei.load(lei);
      return figures?.filter((figure) => figure.year === year);
    },
    async revenue({ lei }: CompanyKey, { year }: { year: number }, { byLei }: Context) {
      const figures = lei === null ? null : await byLei.load(lei);
      const ofYear = figures?.filter((figure) => figure.year === year) ?? [];
      return ofYear.length === 0 ? null : inDollars(ofYear.reduce((sum, { dollars }) => sum + dollars, 0));
    },
  },
};

const sdl = readFileSync(path.join(import.meta.dirname, "schema.graphql"), "utf8");

/** The subgraph without a port: what answers a request is `fetch`. */
export const createSalesServer = () =>
  createYoga({
    // Its types know no context.
    schema: buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolvers as never }),
    context: createContext,
    graphiql: false,
    landingPage: false,
    logging: false,
  });
