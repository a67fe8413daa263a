import type { Plugin } from "graphql-yoga";

/** Documents written by people and tools have about a thousand tokens. Yoga limits the size of the body, not the tokens. */
const maxTokens = 10_000;

/** Rejects documents with too many tokens. */
export function useRequestLimits(): Plugin {
  return {
    onParse({ parseFn, setParseFn }) {
      // Limits in `params.options` have no effect in Yoga.
      setParseFn((source, options) => parseFn(source, { ...options, maxTokens }));
    },
  };
}
