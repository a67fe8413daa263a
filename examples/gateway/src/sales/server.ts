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

/** One context per request. A loader gives null for a key without figures. */
function createContext(): Context {
  const load = (read: typeof figuresByUnii) =>
    new DataLoader<string, Figure[] | null>(async (keys) => {
      const found = read(keys);
      return keys.map((key) => found.get(key) ?? null);
    });
  return { byUnii: load(figuresByUnii), byLei: load(figuresByLei) };
}

/** References as a gateway sends them. A key is null if the entity has no value for it in the other subgraph. */
type TherapyKey = Readonly<{ unii: string | null }>;
type CompanyKey = Readonly<{ lei: string | null }>;

const inDollars = (dollars: number) => ({ amount: String(dollars), currency: "USD" });

const maxProducts = 100;

const resolvers = {
  Query: {
    topSellers(_root: unknown, { year, first }: { year: number; first: number }): Figure[] {
      if (first >= 1 && first <= maxProducts) return figuresOfYear(year).slice(0, first);
      throw new GraphQLError(`\`first\`: must be between 1 and ${maxProducts}, got ${first}.`, {
        extensions: { code: "BAD_USER_INPUT", argument: "first" },
      });
    },
    salesYears: () => years,
  },
  YearlySales: {
    // The other subgraph's entities are returned as keys. The gateway fetches their other fields.
    therapy: ({ unii }: Figure): TherapyKey => ({ unii }),
    seller: ({ lei }: Figure): CompanyKey | null => (lei === null ? null : { lei }),
    revenue: ({ dollars }: Figure) => inDollars(dollars),
  },
  // No __resolveReference: references are passed to these resolvers as they are, and the loaders batch the keys.
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

/** Creates the subgraph without a port: requests are answered by its `fetch`. */
export const createSalesServer = () =>
  createYoga({
    // Without the cast, the resolvers would have to accept a context of any type.
    schema: buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolvers as never }),
    context: createContext,
    graphiql: false,
    landingPage: false,
    logging: false,
  });
