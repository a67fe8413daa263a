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
export { type FragmentOf, readFragment } from "gql.tada";
