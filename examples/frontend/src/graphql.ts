import { initGraphQLTada } from "gql.tada";
import type { introspection } from "./graphql-env.d.ts";

/** Types a document by the schema; what it returns is the document itself. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: {
    CurrencyCode: string;
    /** Text, because the exact digits matter. */
    Decimal: `${number}`;
    /** "2024", "2024-05" or "2024-09-12". */
    PartialDate: string;
    URL: string;
  };
}>();

export type AgreementFilter = ReturnType<typeof graphql.scalar<"AgreementFilter">>;
export type AgreementKind = ReturnType<typeof graphql.scalar<"AgreementKind">>;
export type AmountQualifier = ReturnType<typeof graphql.scalar<"AmountQualifier">>;
export type Modality = ReturnType<typeof graphql.scalar<"Modality">>;
export type OrderDirection = ReturnType<typeof graphql.scalar<"OrderDirection">>;
export type ValueBasis = ReturnType<typeof graphql.scalar<"ValueBasis">>;

export { type FragmentOf, readFragment } from "gql.tada";
