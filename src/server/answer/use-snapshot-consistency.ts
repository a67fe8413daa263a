import { GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";
import { type Context, createContext } from "../context.ts";
import { codes } from "../schema/error.ts";
import { changeMarkOf } from "../store/open.ts";

const mostTries = 5;

const moved = () =>
  new GraphQLError("The graph is being changed over and over, so that no answer is of one revision; ask again.", {
    extensions: { code: codes.revisionMoved, http: { status: 503, spec: true } },
  });

/**
 * Answers from one state of the store: where another process wrote while a query was being answered, it is answered again.
 * Queries only read, so asking twice changes nothing. An answer in parts is of one revision up to its first part.
 */
export function useOneRevision(): Plugin<Context> {
  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn(async (args) => {
        const { store, documents } = args.contextValue as Context;
        for (let attempt = 1; ; attempt++) {
          const before = changeMarkOf(store);
          // Loaders keep what they have read, so each try has its own; the context itself is what others know the request by.
          Object.assign(args.contextValue, createContext(store, documents));
          const result = await executeFn(args);
          if (changeMarkOf(store) === before) return result;
          if (attempt === mostTries) return { errors: [moved()] };
        }
      });
    },
  };
}
