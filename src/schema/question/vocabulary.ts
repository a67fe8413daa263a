import type { Vocabulary as VocabularyShape } from "../../domain/vocabulary/vocabulary.ts";
import { PredicateVocabulary } from "../../model/derived/predicate.ts";
import { vocabularies } from "../../model/derived/vocabulary.ts";
import { builder } from "../core/builder.ts";
import { atMost, cost } from "../core/cost.ts";
import { boundedList } from "../core/error.ts";

interface TermShape {
  value: string;
  label: string;
  description: string;
}

const VocabularyTerm = builder.objectRef<TermShape>("VocabularyTerm");
VocabularyTerm.implement({
  description: "A value of an enum, with its label for user interfaces.",
  fields: (t) => ({
    value: t.exposeString("value", { description: "The enum value." }),
    label: t.exposeString("label", { description: "The label that a user interface shows." }),
    description: t.exposeString("description", { description: "The definition of the value." }),
  }),
});

const Vocabulary = builder.objectRef<VocabularyShape>("Vocabulary");
Vocabulary.implement({
  description: "An enum of this schema, with labels and definitions.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Name of the enum." }),
    description: t.exposeString("description", { description: "What the enum classifies." }),
    terms: t.field({
      type: [VocabularyTerm],
      ...atMost(100),
      description: "The values, in the order of the enum.",
      resolve: ({ terms }) => Object.entries(terms).map(([value, term]) => ({ value, ...term })),
    }),
  }),
});

builder.queryField("vocabularies", (t) =>
  t.field({
    type: [Vocabulary],
    ...cost(null, { assumedSize: 50, sizedByList: "names" }),
    nullable: true,
    description:
      "The enums of the domain with labels for user interfaces, in the order of the schema. Null only if the request failed.",
    args: {
      names: t.arg.stringList({
        description: "Returns only the enums with these names; names of no enum are ignored. At most 100.",
      }),
    },
    resolve: (_root, { names }) => {
      const wanted = names ? boundedList("names", names, 100) : null;
      return [...vocabularies.values(), PredicateVocabulary].filter(({ name }) => !wanted || wanted.includes(name));
    },
  }),
);
