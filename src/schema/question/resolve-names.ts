import { bareNameOf } from "../../domain/name/name.ts";
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
  value("EXACT", "The name of one entity, ignoring case, punctuation and legal form."),
  value("ALIAS", "An alias, code or identifier of one entity."),
  value("FUZZY", "One or two typos away from names of the candidates."),
  value("AMBIGUOUS", "A name of several entities."),
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

function resolved(name: string, exact: readonly NameRow[], near: readonly NameRow[]): NameMatchShape {
  const nodes = (rows: readonly NameRow[]) => [...new Set(rows.map(({ node }) => node))].slice(0, maxCandidates);
  const named = nodes(exact.filter(({ field }) => field.endsWith(".name")));
  const all = nodes(exact);
  if (named.length === 1) return { name, match: "EXACT", candidates: named };
  if (named.length > 1 || all.length > 1) {
    return { name, match: "AMBIGUOUS", candidates: named.length > 1 ? named : all };
  }
  if (all.length === 1) return { name, match: "ALIAS", candidates: all };
  return { name, match: near.length > 0 ? "FUZZY" : "NONE", candidates: nodes(near) };
}

builder.queryField("resolveNames", (t) =>
  t.field({
    type: [NameMatch],
    ...cost(weights.nameResolution, { assumedSize: maxNames, sizedByList: "names" }),
    nullable: true,
    description:
      "Resolves names as they appear in other systems to entities, in the order given. Legal forms, case and punctuation are ignored; former names and codes are known. Null only if the request failed.",
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
