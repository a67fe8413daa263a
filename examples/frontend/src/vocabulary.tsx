import { createContext, type ReactNode, use } from "react";
import { useQuery } from "urql";
import { type EnumName, type EnumValue, graphql } from "./graphql.ts";
import { QueryResult } from "./query-result.tsx";

const VocabularyQuery = graphql(`
  query Vocabulary($names: [String!]!) {
    vocabularies(names: $names) {
      name
      terms {
        value
        label
        description
      }
    }
  }
`);

/** The enums whose labels the page shows. */
const enumNames = [
  "AgreementKind",
  "AgreementStatus",
  "ClaimStatus",
  "DevelopmentStage",
  "Modality",
  "PartyRole",
  "PaymentComponent",
  "PaymentUnit",
  "RoyaltyBand",
  "ValueBasis",
] as const satisfies EnumName[];

type ShownEnum = (typeof enumNames)[number];

export interface Term {
  value: string;
  label: string;
  description: string;
}

export interface Vocabulary<Value extends string> {
  /** The values in the order of the schema. */
  terms: Term[];
  labelOf: (value: Value) => string;
  includes: (text: string) => text is Value;
}

const TermsContext = createContext<ReadonlyMap<string, Term[]>>(new Map());

/** Loads the labels of the enums before it renders its children. */
export function VocabularyProvider({ children }: { children: ReactNode }) {
  const result = useQuery({ query: VocabularyQuery, variables: { names: [...enumNames] } });
  return (
    <QueryResult of={result}>
      {({ vocabularies }) => (
        <TermsContext value={new Map(vocabularies?.map(({ name, terms }) => [name, terms]))}>{children}</TermsContext>
      )}
    </QueryResult>
  );
}

/** The labels and definitions of an enum, as the API gives them. */
export function useVocabulary<Name extends ShownEnum>(name: Name): Vocabulary<EnumValue<Name>> {
  const terms = use(TermsContext).get(name) ?? [];
  return {
    terms,
    labelOf: (value) => terms.find((term) => term.value === value)?.label ?? value,
    includes: (text): text is EnumValue<Name> => terms.some(({ value }) => value === text),
  };
}
