import { initGraphQLTada } from "gql.tada";
import type { introspection } from "./graphql-env.d.ts";

/** Types a query by the schema. Returns the parsed query. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: {
    CurrencyCode: string;
    /** Text rather than a number, so that no digits are lost. */
    Decimal: `${number}`;
    /** "2024", "2024-05" or "2024-09-12". */
    PartialDate: string;
    FullDate: string;
    URL: string;
  };
}>();

type Types = introspection["types"];

/** The name of an enum of the schema. */
export type EnumName = {
  [Name in keyof Types]: Types[Name] extends { enumValues: string } ? Name : never;
}[keyof Types];
export type EnumValue<Name extends EnumName> = Extract<Types[Name], { enumValues: string }>["enumValues"];

export type AgreementFilter = ReturnType<typeof graphql.scalar<"AgreementFilter">>;
export type AgreementOrder = ReturnType<typeof graphql.scalar<"AgreementOrder">>;

export { type FragmentOf, type ResultOf, readFragment } from "gql.tada";
