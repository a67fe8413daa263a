import type { EnumRef as PothosEnumRef } from "@pothos/core";
import type { Vocabulary, WordOf } from "../../domain/vocabulary/vocabulary.ts";
import { EdgeDirectionVocabulary, EdgeKindVocabulary } from "../../model/derived/edge-kind.ts";
import { PredicateVocabulary, predicates } from "../../model/derived/predicate.ts";
import { vocabularies } from "../../model/derived/vocabulary.ts";
import {
  conceptOf,
  type EdgeKind as EdgeKindWord,
  type EntityType as EntityWord,
  entityTypes,
  type NodeType as NodeWord,
  nodeTypes,
} from "../../model/model.ts";
import { builder } from "./builder.ts";

type EnumRef<Word> = PothosEnumRef<typeof builder.$inferSchemaTypes, Word>;

interface EnumValue {
  name: string;
  /** The value in resolvers. */
  value: string;
  description: string;
}

/** Declares an enum type. */
export function enumOf<Word extends string>(
  name: string,
  description: string,
  values: readonly EnumValue[],
): EnumRef<Word> {
  const ref = builder.enumType(name, {
    description,
    values: Object.fromEntries(
      values.map(({ name: key, value, description: text }) => [key, { value, description: text }]),
    ),
  });
  return ref as unknown as EnumRef<Word>;
}

const enums = new Map(
  [...vocabularies].map(([name, { description, terms }]) => [
    name,
    enumOf(
      name,
      description,
      Object.entries(terms).map(([word, term]) => ({ name: word, value: word, description: term.description })),
    ),
  ]),
);

/** The enum type of a vocabulary. @throws {Error} if the API does not use the vocabulary */
export function enumOfVocabulary<const V extends Vocabulary>(vocabulary: V): EnumRef<WordOf<V>> {
  const ref = enums.get(vocabulary.name);
  if (!ref) throw new Error(`the API does not use the vocabulary ${vocabulary.name}`);
  return ref as unknown as EnumRef<WordOf<V>>;
}

/** The label that a user interface shows for a word of a vocabulary. The word itself if it has no label. */
export function labelOf(vocabulary: Vocabulary | undefined, word: string): string {
  return vocabulary?.terms[word]?.label ?? word;
}

export const EdgeKind = enumOfVocabulary(EdgeKindVocabulary) as EnumRef<EdgeKindWord>;

const types = (names: readonly NodeWord[]) =>
  names.map((name) => ({ name, value: name, description: conceptOf(name).description }));

export const EntityType = enumOf<EntityWord>("EntityType", "A type of entity.", types(entityTypes));

export const NodeType = enumOf<NodeWord>(
  "NodeType",
  "A type of node: an entity, a claim about one, or a source of claims.",
  types(nodeTypes),
);

export const Predicate = enumOf(
  "Predicate",
  PredicateVocabulary.description,
  predicates.map(({ key, value, description }) => ({ name: value, value: key, description })),
);

export const EdgeDirection = enumOfVocabulary(EdgeDirectionVocabulary);
