import { columnsOf, conceptOf, type NodeType, nodeTypes, partsOf } from "../model.ts";
import { declaredRelations } from "./relation.ts";
import { constantOf, proseOf, upperFirst } from "./spelling.ts";

/** The subject matter of a claim: a field of a concept, a list that its nodes own, or a relation that it declares. */
export interface Predicate {
  /** The value in the store, such as "Agreement.announcedOn". */
  key: string;
  /** The enum value in the API, such as `AGREEMENT_ANNOUNCED_ON`. */
  value: string;
  label: string;
  description: string;
}

function predicatesOf(name: NodeType): Predicate[] {
  if (!conceptOf(name).isEntity) return [];
  const columns = Object.entries(columnsOf(name)).flatMap(([field, { derived, group, internal, statedWith }]) =>
    derived || internal || statedWith ? [] : [group ?? field],
  );
  const owned = Object.keys(partsOf(name));
  const joined = declaredRelations.flatMap(({ declaredBy, predicate }) =>
    declaredBy === name ? [predicate.slice(name.length + 1)] : [],
  );
  return [...new Set(["name", ...columns, ...owned, ...joined])].map((field) => ({
    key: `${name}.${field}`,
    value: `${constantOf(name)}_${constantOf(field)}`,
    label: columnsOf(name)[field]?.label ?? proseOf(field),
    description: `Claims about \`${name}.${field}\`.`,
  }));
}

/** All predicates, by concept and then in the order of declaration. */
export const predicates: readonly Predicate[] = nodeTypes.flatMap(predicatesOf);

/** The predicates as a vocabulary, by their enum values in the API. */
export const PredicateVocabulary = {
  name: "Predicate",
  description: "A field or relation that claims are about, named after its type and field.",
  terms: Object.fromEntries(
    predicates.map(({ value, label, description }) => [value, { label: upperFirst(label), description }]),
  ),
} as const;
