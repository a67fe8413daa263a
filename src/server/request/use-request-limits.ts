import type { Plugin } from "graphql-yoga";
import { refusal } from "./refusal.ts";

/** Reading white space takes time too, which is no token. */
const maxDocumentLength = 200_000;

/** Rejects documents that are too long or have too many tokens. */
export function useRequestLimits({ maxTokens }: { maxTokens: number }): Plugin {
  return {
    onParams({ params: { query } }) {
      if (typeof query === "string" && query.length > maxDocumentLength)
        throw refusal(400, `\`query\` has more than ${maxDocumentLength} characters. Split it into several requests.`);
    },
    onParse({ parseFn, setParseFn }) {
      // Documents written by people and tools have about a thousand tokens. Limits in `params.options` have no effect in Yoga.
      setParseFn((source, options) => parseFn(source, { ...options, maxTokens }));
    },
  };
}
