import { languageRangesOf } from "../../domain/language-tag.ts";
import { Spellings } from "../../domain/spelling.ts";
import {
  languages,
  ownLanguage,
  type TranslatedTerm,
  type TranslatedVocabulary,
  translated,
} from "../../domain/vocabulary/catalog/catalog.ts";
import type { Vocabulary as DeclaredVocabulary } from "../../domain/vocabulary/vocabulary.ts";
import { PredicateVocabulary } from "../../model/derived/predicate.ts";
import { vocabularies } from "../../model/derived/vocabulary.ts";
import { builder } from "../core/builder.ts";
import { atMost, cost } from "../core/cost.ts";
import { badArgument, boundedList } from "../core/error.ts";

/** The largest vocabulary that clients and gateways have to expect. */
const maxTerms = 200;

const declared: ReadonlyMap<string, DeclaredVocabulary> = new Map<string, DeclaredVocabulary>([
  ...vocabularies,
  [PredicateVocabulary.name, PredicateVocabulary],
]);

const VocabularyTerm = builder.objectRef<TranslatedTerm>("VocabularyTerm");
VocabularyTerm.implement({
  description: "A value of an enum, with its label for user interfaces.",
  fields: (t) => ({
    value: t.exposeString("value", { description: "The enum value." }),
    position: t.exposeInt("position", {
      description:
        "The position in the order of the enum, from 0, in which user interfaces list the values. Stages and phases are in their sequence.",
    }),
    label: t.exposeString("label", { description: "The label that a user interface shows." }),
    description: t.exposeString("description", { description: "The definition of the value." }),
    language: t.exposeString("language", {
      description: "The language of the label and the definition: the requested one, or English [bcp47].",
    }),
  }),
});

const Vocabulary = builder.objectRef<TranslatedVocabulary>("Vocabulary");
Vocabulary.implement({
  description: "An enum of this schema, with labels and definitions.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Name of the enum." }),
    description: t.exposeString("description", { description: "What the enum classifies." }),
    language: t.exposeString("language", {
      description: "The language of the description: the requested one, or English [bcp47].",
    }),
    isOrdered: t.exposeBoolean("isOrdered", {
      description: "Whether filters can compare values with `gt`, `gte`, `lt` and `lte`, in the order of the enum.",
    }),
    terms: t.field({
      type: [VocabularyTerm],
      ...atMost(maxTerms),
      description: "The values, in the order of the enum.",
      resolve: ({ terms }) => terms,
    }),
  }),
});

/** The languages that the argument `language` asks for, the preferred one first. @throws BAD_USER_INPUT if the tag is malformed */
function languagesOf(language: string | null | undefined): readonly string[] {
  if (language == null) return [ownLanguage];
  const ranges = languageRangesOf(language);
  if (ranges) return ranges;
  const shown = JSON.stringify(language.slice(0, 40));
  throw badArgument("language", `${shown} is not a language tag. Use a BCP 47 tag such as "fr" or "fr-CA".`);
}

const names = new Spellings([...declared.keys()].map((name) => name.toLowerCase()));

/**
 * A vocabulary by name.
 * @param argument the argument that has the name
 * @throws BAD_USER_INPUT, with the names that are nearest, if there is none
 */
function vocabularyOf(argument: string, name: string): DeclaredVocabulary {
  const found = declared.get(name);
  if (found) return found;
  // Longer names are no typos of any, and comparing them would take time.
  const wanted = name.slice(0, 60).toLowerCase();
  const near = new Set(names.near(wanted, 3));
  const alike = [...declared.keys()].filter(
    (each) => near.has(each.toLowerCase()) || isPart(wanted, each.toLowerCase()),
  );
  const hint =
    alike.length > 0
      ? `Did you mean ${alike.slice(0, maxHints).join(", ")}?`
      : "`Query.vocabularies { name }` returns all names.";
  throw badArgument(argument, `there is no vocabulary ${JSON.stringify(name.slice(0, 60))}. ${hint}`);
}

const maxHints = 6;

/** The length from which a part of a name says which one is meant. */
const minPart = 4;

function isPart(wanted: string, name: string): boolean {
  return wanted.length >= minPart && (name.includes(wanted) || wanted.includes(name));
}

const languageArgument = {
  description: `The language of labels and definitions [bcp47]: ${languages.map((each) => `"${each}"`).join(", ")}. Of a longer tag such as "fr-CA", the longest part that is available counts. Texts that are not available are in English, which is the default; \`language\` of each value says which it is.`,
} as const;

builder.queryFields((t) => ({
  vocabulary: t.field({
    type: Vocabulary,
    nullable: true,
    description:
      "An enum of the domain with labels and definitions for user interfaces. Null only if the request failed.",
    args: {
      name: t.arg.string({ required: true, description: 'Name of the enum, for example "AgreementKind".' }),
      language: t.arg.string(languageArgument),
    },
    resolve: (_root, { name, language }) => translated(vocabularyOf("name", name), languagesOf(language)),
  }),
  vocabularies: t.field({
    type: [Vocabulary],
    ...cost(null, { assumedSize: 60, sizedByList: "names" }),
    nullable: true,
    description:
      "The enums of the domain with labels for user interfaces, in the order of the schema. Null only if the request failed.",
    args: {
      names: t.arg.stringList({
        description: "Returns only the enums with these names; the name of no enum is an error. At most 100.",
      }),
      language: t.arg.string(languageArgument),
    },
    resolve: (_root, { names: given, language }) => {
      const wanted = given
        ? new Set(boundedList("names", given, 100).map((name, index) => vocabularyOf(`names[${index}]`, name).name))
        : null;
      const preferred = languagesOf(language);
      return [...declared.values()].flatMap((each) =>
        !wanted || wanted.has(each.name) ? [translated(each, preferred)] : [],
      );
    },
  }),
}));
