import { sortNameOf, wordsOf } from "../../domain/name/name.ts";
import { SearchMatchKind } from "../../domain/vocabulary/search.ts";
import { type EntityType as EntityTypeWord, entityTypes } from "../../model/model.ts";
import { type SearchRow, searchOrder } from "../../store/query/search/page.ts";
import { builder } from "../core/builder.ts";
import { atMost, cost, pagedAt, weights } from "../core/cost.ts";
import { Entity, loadEntity } from "../core/entity.ts";
import { boundedText } from "../core/error.ts";
import { type Connection, pageRequest, readPage } from "../core/list/connection.ts";
import { connectionType } from "../core/list/connection-type.ts";
import { EntityType, enumOfVocabulary, Predicate } from "../core/vocabulary.ts";
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
    kind: t.field({
      type: enumOfVocabulary(SearchMatchKind),
      description:
        "How the entity matches. Explains the place of the entity in the list, which is in the order of `score`.",
      resolve: ({ row }) => row.kind,
    }),
    score: t.float({
      description:
        "A number that never increases within the list. It is only meaningful in comparison with other results of the same search, and its scale may change.",
      resolve: ({ row }) => row.score,
    }),
    matchedOn: t.field({
      type: Predicate,
      description: "The field of the entity whose text matches best.",
      resolve: ({ row }) => row.field,
    }),
    text: t.string({
      description:
        "The text of the entity that matches best: the name that the query is, or the text with most of its words.",
      resolve: ({ row }) => row.text,
    }),
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

/**
 * The parts of a text in which words match: the letters that match, or the whole part if its normal form has other letters. A word that
 * the text writes as several, such as "OranoMed" in "Orano Med", matches all of these.
 */
function spansOf(text: string, words: readonly string[]): RangeShape[] {
  const parts = wordPartsOf(text);
  const spans: RangeShape[] = [];
  for (let place = 0; place < parts.length; ) {
    const { word, count } = longestMatchAt(parts, place, words);
    const [first, last] = [parts[place], parts[place + count - 1]];
    place += Math.max(count, 1);
    if (!first || !last || count === 0) continue;
    const end = count > 1 ? last.start + last.part.length : endOfMatch(text, first, word);
    spans.push({ start: codePointsIn(text.slice(0, first.start)), end: codePointsIn(text.slice(0, end)) });
  }
  return spans;
}

/** The longest word that parts of a text begin with, from one place on, and the number of parts that it takes: 0 if there is none. */
function longestMatchAt(parts: readonly WordPart[], place: number, words: readonly string[]) {
  let longest = { word: "", count: 0 };
  for (const word of words) {
    if (word.length <= longest.word.length) continue;
    let written = "";
    for (let next = place; written.length < word.length && (next === place || word.startsWith(written)); next++) {
      const { known = [] } = parts[next] ?? {};
      if (known.length === 0) break;
      if (known.some((each) => `${written}${each}`.startsWith(word))) longest = { word, count: next - place + 1 };
      written += known.join("");
    }
  }
  return longest;
}

/** Where the letters of a word end in a part of a text. */
function endOfMatch(text: string, { start, part }: WordPart, word: string): number {
  if (!sortNameOf(part).startsWith(word)) return start + part.length;
  let end = start;
  // Folding may change the length of a letter.
  for (let seen = ""; seen.length < word.length && end < start + part.length; ) {
    const letter = String.fromCodePoint(text.codePointAt(end) ?? 0);
    seen += sortNameOf(letter);
    end += letter.length;
  }
  return end;
}

interface WordPart {
  start: number;
  part: string;
  /** The words of the normal form. */
  known: string[];
}

/** The parts of a text with the words of their normal form: letters and digits apart, or together if they name a nuclide. */
function wordPartsOf(text: string): WordPart[] {
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
      "Entities whose names, aliases, codes, identifiers or texts contain the words of a query, best match first. Some of the words may be in the names of entities that the record of an entity names, such as the parties to an agreement. Spelling is compared as in `resolveNames`; words match as beginnings of words, and a word of five letters or more may have one typo. Null only if the request failed.",
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
      const types = args.types ?? null;
      const plan = await heavy.ask("searchPlan", query);
      if (!plan) {
        pageRequest(args, searchOrder);
        const page = { rows: [], hasNextPage: false, hasPreviousPage: false };
        return { page, order: searchOrder, count: async () => 0, counts: async () => [] } satisfies SearchResult;
      }
      const connection = await readPage<SearchRow>(
        context,
        "Query.search",
        args,
        searchOrder,
        {
          page: (_store, _order, request) => heavy.ask("searchPage", plan, types, request),
          count: () => heavy.ask("searchCount", plan, types),
        },
        { isHeavy: true },
      );
      const words = [...plan.words.flatMap((each) => [...each.words]), wordsOf(query).join("")];
      return {
        ...connection,
        page: { ...connection.page, rows: connection.page.rows.map((row) => ({ ...row, words })) },
        counts: async () =>
          [...(await heavy.ask("searchCounts", plan, types))].map(([type, count]) => ({ type, count })),
      } satisfies SearchResult;
    },
  }),
);
