import type { GraphQLSchema } from "graphql";
import type { Plugin, YogaInitialContext } from "graphql-yoga";

/**
 * Executes requests from federation gateways with the subgraph schema, which has `_entities` and `_service`. All other
 * clients, including GraphiQL and code generators, get the client schema.
 */
export function useSubgraph(
  clientSchema: GraphQLSchema,
  subgraphSchema: () => GraphQLSchema,
): Plugin<YogaInitialContext> {
  return {
    onEnveloped({ context, setSchema }) {
      const isGatewayRequest = /\b_(entities|service)\b/.test(context?.params?.query ?? "");
      // The schema stays set for later requests, so each request has to set its own.
      setSchema(isGatewayRequest ? subgraphSchema() : clientSchema);
    },
  };
}
