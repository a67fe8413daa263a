import type { Plugin } from "graphql-yoga";
import { Turns } from "../admission/turns.ts";

/** Parsing and validating a shorter document takes less than a millisecond. */
const maxShortLength = 400;

/**
 * Parses and validates one document in each round of the event loop, because that may take longer than the execution. Otherwise
 * all documents that arrive together would be parsed before anything else is done. Short and known ones do not wait.
 * @param isKnown whether a document with this text is parsed already
 */
export function useParsingTurn(isKnown: (text: string) => boolean): Plugin {
  const turns = new Turns();
  return {
    onParams({ params: { query } }) {
      if (typeof query !== "string" || query.length <= maxShortLength || isKnown(query)) return;
      return new Promise((resolve) => turns.runFirst({}, resolve));
    },
  };
}
