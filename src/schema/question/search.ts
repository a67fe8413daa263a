import { sortNameOf, wordsOf } from "../../domain/name/name.ts";
import { type EntityType as EntityTypeWord, entityTypes } from "../../model/model.ts";
import { type SearchRow, searchCounts, searchFor, searchOrder } from "../../store/query/search.ts";
import { builder } from "../core/builder.ts";
import { atMost, cost, pagedAt, weights } from "../core/cost.ts";
import { Entity, loadEntity } from "../core/entity.ts";
import { boundedText } from "../core/error.ts";
import { type Connection, connectionType, pageRequest, rootPage } from "../core/list/connection.ts";
import { EntityType, Predicate } from "../core/vocabulary.ts";
import { TypeCount } from "./dataset.ts";

interface RangeShape {
  start: number;
  end: number;
}

const TextHighlight = builder.objectRef<RangeShape>("TextHighlight");
TextHighlight.implement({
  description: "A part of a text that matches a query.",
  fields: (t) => ({
    start: t.exposeInt("start", {
      description: "Offset of the first character, from 0, in Unicode code points.",
    }),
    end: t.exposeInt("end", { description: "Offset after the last character, in Unicode code points." }),
  }),
});

type Found = SearchRow & { words: string[] };
type SearchResult = Connection<Found> & { counts: () => Promise<{ type: EntityTypeWord; count: number }[]> };

const SearchConnection = connectionType<Found>("Search", {
  of: "search results",
  node: Entity,
  nodeOf: ({ node }, context) => loadEntity(context, node),
  edgeFields: (t) => ({
    score: t.int({
      description:
        "How well the entity matches. 100: full name; 90: full alias or identifier; 70: beginning of the name; 60: beginning of an alias; 40: words within the name; 30: words within an alias; 10: words within a text; 5: words spread over several names and texts. A word with one typo counts as the word that was meant.",
      resolve: ({ row }) => row.score,
    }),
    matchedOn: t.field({
      type: Predicate,
      description: "The field whose text matches.",
      resolve: ({ row }) => row.field,
    }),
    text: t.string({ description: "The text that matches.", resolve: ({ row }) => row.text }),
    highlights: t.field({
      type: [TextHighlight],
      ...atMost(20),
      description: "The parts of the text that match words of the query, or words with one typo less.",
      resolve: ({ row }) => spansOf(row.text, row.words),
    }),
  }),
});

builder.objectField(SearchConnection, "countsByType", (t) =>
  t.field({
    type: [TypeCount],
    ...cost(weights.search, { assumedSize: entityTypes.length }),
    description: "Number of results by type, for the whole list. Types without results are omitted.",
    resolve: (result) => (result as SearchResult).counts(),
  }),
);

/** The parts of a text in which words match: the letters that match, or the whole part if its normal form has other letters. */
function spansOf(text: string, words: readonly string[]): RangeShape[] {
  const spans: RangeShape[] = [];
  for (const { start, part, known } of wordPartsOf(text)) {
    const matching = words.filter((each) => known.some((word) => word.startsWith(each)));
    const word = matching.sort((a, b) => b.length - a.length)[0];
    if (word === undefined) continue;
    let end = start;
    if (!sortNameOf(part).startsWith(word)) end += part.length;
    // Folding may change the length of a letter.
    for (let seen = ""; seen.length < word.length && end < start + part.length; ) {
      const letter = String.fromCodePoint(text.codePointAt(end) ?? 0);
      seen += sortNameOf(letter);
      end += letter.length;
    }
    spans.push({ start: codePointsIn(text.slice(0, start)), end: codePointsIn(text.slice(0, end)) });
  }
  return spans;
}

/** The parts of a text with the words of their normal form: letters and digits apart, or together if they name a nuclide. */
function wordPartsOf(text: string): { start: number; part: string; known: string[] }[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].flatMap(({ 0: run, index }) => {
    const known = wordsOf(run);
    const parts = [...run.matchAll(/[\u0370-\u03ff]\p{M}*|\p{N}+|(?:(?![\u0370-\u03ff])[\p{L}\p{M}])+/gu)];
    if (parts.length !== known.length) return [{ start: index, part: run, known }];
    return parts.map((part, place) => ({
      start: index + part.index,
      part: part[0],
      known: known.slice(place, place + 1),
    }));
  });
}

function codePointsIn(text: string): number {
  return [...text].length;
}

const maxQueryLength = 300;

builder.queryField("search", (t) =>
  t.field({
    type: SearchConnection,
    nullable: true,
    description:
      "Entities whose names, aliases, codes, identifiers or summaries contain all words of a query, best match first. Words match as prefixes; a word of five letters or more may have one typo. Null only if the request failed.",
    ...pagedAt(weights.search),
    args: {
      query: t.arg.string({
        required: true,
        description: "The words to search for: at most 300 characters. The text contains no operators.",
      }),
      types: t.arg({ type: [EntityType], description: "Returns only entities of these types." }),
      ...t.arg.connectionArgs(),
    },
    resolve: async (_root, args, context) => {
      const { heavy } = context;
      const query = boundedText("query", args.query, maxQueryLength);
      const matches = await heavy.ask("wordMatchesOf", query);
      const search = searchFor(query, matches, args.types ?? null);
      if (!search) {
        pageRequest(args, searchOrder);
        const page = { rows: [], hasNextPage: false, hasPreviousPage: false };
        return { page, order: searchOrder, count: async () => 0, counts: async () => [] } satisfies SearchResult;
      }
      const { rows, words } = search;
      const connection = await rootPage<SearchRow>(context, "Query.search", args, searchOrder, () => rows, {
        isHeavy: true,
      });
      return {
        ...connection,
        page: { ...connection.page, rows: connection.page.rows.map((row) => ({ ...row, words })) },
        counts: async () => [...(await searchCounts(heavy.store, rows))].map(([type, count]) => ({ type, count })),
      } satisfies SearchResult;
    },
  }),
);
