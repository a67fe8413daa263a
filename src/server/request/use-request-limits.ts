import type { Plugin } from "graphql-yoga";

/** Rejects documents with too many tokens. */
export function useRequestLimits({ maxTokens }: { maxTokens: number }): Plugin {
  return {
    onParse({ parseFn, setParseFn }) {
      // Documents written by people and tools have about a thousand tokens. Limits in `params.options` have no effect in Yoga.
      setParseFn((source, options) => parseFn(source, { ...options, maxTokens }));
    },
  };
}
