import type { Plugin } from "graphql-yoga";
import { type Context, createContext } from "../context.ts";
import { changeMarkOf } from "../store/open.ts";

const mostTries = 3;

/**
 * Answers from one state of the store: where another process wrote while a query was being answered, it is answered again.
 * Queries only read, so asking twice changes nothing.
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
          if (changeMarkOf(store) === before || attempt === mostTries) return result;
        }
      });
    },
  };
}
