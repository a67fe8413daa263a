import { bareNameOf, sortNameOf } from "../domain/name.ts";
import { type NodeKey, partsOfNodeKey } from "../domain/node-key.ts";
import {
  entriesByBareName,
  entriesNearBareName,
  type NameRow,
  type SearchRow,
  searchCounts,
  searchFor,
  searchOrder,
} from "../store/search.ts";
import { builder } from "./builder.ts";
import { type Connection, connectionType, pageRequest, rootPage } from "./connection.ts";
import { TypeCount } from "./dataset.ts";
import { Entity } from "./entity.ts";
import { badArgument } from "./error.ts";
import { loadNode } from "./node.ts";
import { EntityType } from "./vocabulary.ts";

interface Span {
  from: number;
  to: number;
}

const TextSpan = builder.objectRef<Span>("TextSpan");
TextSpan.implement({
  description: "A part of a text.",
  fields: (t) => ({
    from: t.exposeInt("from", {
      description: "Offset of its first character, from 0, in UTF-16 units as JavaScript counts.",
    }),
    to: t.exposeInt("to", { description: "Offset after its last character." }),
  }),
});

type Found = SearchRow & { words: string[] };
type SearchResult = Connection<Found> & { counts: () => Promise<{ type: keyof typeof countable; count: number }[]> };
const countable = {
  Company: 0,
  Agreement: 0,
  Therapy: 0,
  Target: 0,
  Indication: 0,
  RegulatoryEvent: 0,
  Trial: 0,
  Person: 0,
};

const SearchConnection = connectionType<Found>("Search", {
  of: "entities that a search found, best first",
  node: Entity,
  nodeOf: ({ node }, context) => {
    const { type, slug } = partsOfNodeKey(node);
    return loadNode(context, type, slug);
  },
  edgeFields: (t) => ({
    score: t.int({
      description:
        "How well it fits: 100 an exact name, 90 an exact alias or identifier, 70 the beginning of a name, 60 of another name, 40 words in a name, 30 in another name, 10 in a text, 5 spread over several of these, where the name stands for all.",
      resolve: ({ row }) => row.score,
    }),
    matchedOn: t.string({
      description: 'What it was found by, as a schema coordinate: "Therapy.aliases".',
      resolve: ({ row }) => row.field,
    }),
    text: t.string({ description: "The text that matched.", resolve: ({ row }) => row.text }),
    highlight: t.field({
      type: [TextSpan],
      description: "Where in the text the words stand, or those that were meant by mistyped ones.",
      resolve: ({ row }) => spansOf(row.text, row.words),
    }),
  }),
});

builder.objectField(SearchConnection, "countsByType", (t) =>
  t.field({
    type: [TypeCount],
    description: "How many of each type the whole list has; types without any are left out.",
    resolve: (result) => (result as SearchResult).counts(),
  }),
);

/** Where words begin in a text, letter by letter, because folding may change how long a letter is. */
function spansOf(text: string, words: readonly string[]): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const folded = sortNameOf(match[0]);
    const word = words.filter((each) => folded.startsWith(each)).sort((a, b) => b.length - a.length)[0];
    if (!word) continue;
    let to = match.index;
    for (let seen = ""; seen.length < word.length && to < match.index + match[0].length; ) {
      const letter = String.fromCodePoint(text.codePointAt(to) ?? 0);
      seen += sortNameOf(letter);
      to += letter.length;
    }
    spans.push({ from: match.index, to });
  }
  return spans;
}

const NameMatchKind = builder.enumType("NameMatchKind", {
  description: "How a name was understood.",
  values: {
    EXACT: { description: "It is the name of one entity, but for case, punctuation and legal form." },
    ALIAS: { description: "It is another name, a code or an identifier of one entity." },
    FUZZY: { description: "It is a letter or two off the names of these." },
    AMBIGUOUS: { description: "It is a name of several." },
    NONE: { description: "Nothing is called anything like it." },
  },
});

interface NameMatchShape {
  name: string;
  match: "EXACT" | "ALIAS" | "FUZZY" | "AMBIGUOUS" | "NONE";
  candidates: NodeKey[];
}

const NameMatch = builder.objectRef<NameMatchShape>("NameMatch");
NameMatch.implement({
  description: "What a messy name may mean.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "The name as it was given." }),
    match: t.expose("match", { type: NameMatchKind, description: "How it was understood." }),
    candidates: t.field({
      type: [Entity],
      description: "What it may mean, likeliest first; one where it is sure, at most 10.",
      resolve: ({ candidates }, _args, context) =>
        candidates.map((key) => {
          const { type, slug } = partsOfNodeKey(key);
          return loadNode(context, type, slug) as never;
        }),
    }),
  }),
});

const mostNames = 100;
const mostCandidates = 10;

function understood(name: string, exact: readonly NameRow[], near: readonly NameRow[]): NameMatchShape {
  const nodes = (rows: readonly NameRow[]) => [...new Set(rows.map(({ node }) => node))].slice(0, mostCandidates);
  const named = nodes(exact.filter(({ field }) => field.endsWith(".name")));
  const all = nodes(exact);
  if (named.length === 1) return { name, match: "EXACT", candidates: named };
  if (named.length > 1 || all.length > 1)
    return { name, match: "AMBIGUOUS", candidates: named.length > 1 ? named : all };
  if (all.length === 1) return { name, match: "ALIAS", candidates: all };
  return { name, match: near.length > 0 ? "FUZZY" : "NONE", candidates: nodes(near) };
}

builder.queryFields((t) => ({
  search: t.field({
    type: SearchConnection,
    description:
      "Entities by any words of their names, aliases, codes, identifiers and summaries, as they are typed; a word of five letters or more may have one wrong.",
    args: {
      query: t.arg.string({
        required: true,
        description: "The words; any text is safe, and nothing in it is an operator.",
      }),
      types: t.arg({ type: [EntityType], description: "Only entities of these types." }),
      ...t.arg.connectionArgs(),
    },
    resolve: async (_root, args, context) => {
      const search = await searchFor(context.store, args.query, args.types ?? null);
      if (!search) {
        pageRequest(args, searchOrder);
        const page = { rows: [], hasNextPage: false, hasPreviousPage: false };
        return { page, order: searchOrder, count: async () => 0, counts: async () => [] } satisfies SearchResult;
      }
      const { rows, words } = search;
      const connection = await rootPage(context, args, searchOrder, rows);
      return {
        ...connection,
        page: { ...connection.page, rows: connection.page.rows.map((row) => ({ ...row, words })) },
        counts: async () => [...(await searchCounts(context.store, rows))].map(([type, count]) => ({ type, count })),
      } satisfies SearchResult;
    },
  }),
  resolveNames: t.field({
    type: [NameMatch],
    description:
      "What messy names mean, in the order given: legal forms, case, punctuation, former names and codes are seen through.",
    args: {
      names: t.arg.stringList({ required: true, description: "The names, at most 100." }),
      types: t.arg({ type: [EntityType], description: "Only entities of these types." }),
    },
    resolve: async (_root, { names, types }, { store }) => {
      if (names.length > mostNames)
        throw badArgument("names", `has ${names.length} entries; write at most ${mostNames}`);
      const bare = names.map((name) => bareNameOf(name.slice(0, 300)));
      const exact = await entriesByBareName(store, bare, types ?? null);
      const unknown = [...new Set(bare.filter((name) => name !== "" && !exact.has(name)))];
      const near = await entriesNearBareName(store, unknown, types ?? null);
      return names.map((name, index) => {
        const key = bare[index] ?? "";
        return understood(name, key ? (exact.get(key) ?? []) : [], near.get(key) ?? []);
      });
    },
  }),
}));
