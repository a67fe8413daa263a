import { bareNameOf, legalFormWordsOf } from "../../domain/name/name.ts";
import type { NodeKey } from "../../domain/node-key.ts";
import { entriesByBareName, type NameRow } from "../../store/query/search.ts";
import { builder } from "../core/builder.ts";
import { atMost, cost, weights } from "../core/cost.ts";
import { Entity, loadEntity } from "../core/entity.ts";
import { boundedList, boundedText } from "../core/error.ts";
import { EntityType, enumOf } from "../core/vocabulary.ts";

type MatchKind = "EXACT" | "ALIAS" | "FUZZY" | "AMBIGUOUS" | "NONE";

const value = (name: MatchKind, description: string) => ({ name, value: name, description });

const NameMatchKind = enumOf<MatchKind>("NameMatchKind", "How a name was resolved.", [
  value("EXACT", "A spelling of the name of one entity."),
  value("ALIAS", "A spelling of an alias, code or identifier of one entity."),
  value("FUZZY", "One or two typos away from names of the candidates, or the same with another legal form."),
  value("AMBIGUOUS", "A spelling of names of several entities."),
  value("NONE", "No entity has a similar name."),
]);

interface NameMatchShape {
  name: string;
  match: MatchKind;
  candidates: NodeKey[];
}

const NameMatch = builder.objectRef<NameMatchShape>("NameMatch");
NameMatch.implement({
  description: "The entities that a name may refer to.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "The name as given." }),
    match: t.expose("match", { type: NameMatchKind, description: "How the name was resolved." }),
    candidates: t.field({
      type: [Entity],
      ...atMost(maxCandidates),
      description: "The entities that the name may refer to, most likely first. At most 10.",
      resolve: ({ candidates }, _args, context) => Promise.all(candidates.map((key) => loadEntity(context, key))),
    }),
  }),
});

const maxNames = 100;
const maxNameLength = 300;
const maxCandidates = 10;

const isName = ({ field }: NameRow) => field.endsWith(".name");

function resolved(name: string, same: readonly NameRow[], near: readonly NameRow[]): NameMatchShape {
  const nodes = (rows: readonly NameRow[]) => [...new Set(rows.map(({ node }) => node))].slice(0, maxCandidates);
  const exact = withLegalFormOf(name, same);
  const named = nodes(exact.filter(isName));
  const all = nodes(exact);
  if (named.length === 1) return { name, match: "EXACT", candidates: named };
  if (named.length > 1 || all.length > 1) {
    return { name, match: "AMBIGUOUS", candidates: named.length > 1 ? named : all };
  }
  if (all.length === 1) return { name, match: "ALIAS", candidates: all };
  const close = nodes([...same, ...near]);
  return { name, match: close.length > 0 ? "FUZZY" : "NONE", candidates: close };
}

/**
 * The rows of the entities whose legal form is that of a name. If an entity has one of the forms of the name, those that have none
 * or another are other companies: "Merck KGaA" is not "Merck & Co.", and "Merck" may be either.
 */
function withLegalFormOf(name: string, rows: readonly NameRow[]): NameRow[] {
  const wanted = legalFormWordsOf(name);
  if (wanted.size === 0) return [...rows];
  const forms = rows.map(({ node, text }) => ({ node, words: legalFormWordsOf(text) }));
  const same = forms.filter(({ words }) => !words.isDisjointFrom(wanted));
  const chosen = new Set(
    (same.length > 0 ? same : forms.filter(({ words }) => words.size === 0)).map(({ node }) => node),
  );
  return rows.filter(({ node }) => chosen.has(node));
}

builder.queryField("resolveNames", (t) =>
  t.field({
    type: [NameMatch],
    ...cost(weights.nameResolution, { assumedSize: maxNames, sizedByList: "names" }),
    nullable: true,
    description:
      "Resolves names as they appear in other systems to entities, in the order given. Case, diacritics, punctuation, trademark signs and legal forms make no difference, nor do Greek letters and their names, British and American spelling, Roman and Arabic numerals, and the ways to write a nuclide. Former names and codes are known. Null only if the request failed.",
    args: {
      names: t.arg.stringList({
        required: true,
        description: "The names: at most 100, each with at most 300 characters.",
      }),
      types: t.arg({ type: [EntityType], description: "Returns only entities of these types." }),
    },
    resolve: async (_root, { names, types }, { store, heavy, work }) => {
      const bare = boundedList("names", names, maxNames).map((name, index) =>
        bareNameOf(boundedText(`names[${index}]`, name, maxNameLength)),
      );
      const exact = await entriesByBareName(store, bare, types ?? null);
      const unknown = [...new Set(bare.filter((name) => name !== "" && !exact.has(name)))];
      const near =
        unknown.length > 0
          ? await heavy.ask("entriesNearBareName", unknown, types ?? null)
          : new Map<string, NameRow[]>();
      await work.produce(names.length);
      return names.map((name, index) => {
        const key = bare[index] ?? "";
        return resolved(name, key ? (exact.get(key) ?? []) : [], near.get(key) ?? []);
      });
    },
  }),
);
