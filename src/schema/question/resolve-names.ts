import { bareNameOf } from "../../domain/name/name.ts";
import { maxCandidates, type NameMatchKind, type ResolvedName, resolvedName } from "../../domain/name/resolve.ts";
import { entriesByBareName, type NameRow } from "../../store/query/search.ts";
import { builder } from "../core/builder.ts";
import { atMost, cost, weights } from "../core/cost.ts";
import { Entity, loadEntity } from "../core/entity.ts";
import { boundedList, boundedText } from "../core/error.ts";
import { EntityType, enumOf } from "../core/vocabulary.ts";

const value = (name: NameMatchKind, description: string) => ({ name, value: name, description });

const NameMatchKindEnum = enumOf<NameMatchKind>("NameMatchKind", "How a name was resolved.", [
  value("EXACT", "A spelling of the name of one entity."),
  value("ALIAS", "A spelling of an alias, code or identifier of one entity."),
  value("FUZZY", "One or two typos away from names of the candidates, or the same with another legal form."),
  value("AMBIGUOUS", "A spelling of names of several entities."),
  value("NONE", "No entity has a similar name."),
]);

interface NameMatchShape extends ResolvedName {
  name: string;
}

const NameMatch = builder.objectRef<NameMatchShape>("NameMatch");
NameMatch.implement({
  description: "The entities that a name may refer to.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "The name as given." }),
    match: t.expose("match", { type: NameMatchKindEnum, description: "How the name was resolved." }),
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
        return { name, ...resolvedName(name, key ? (exact.get(key) ?? []) : [], near.get(key) ?? []) };
      });
    },
  }),
);
