import type { GraphQLSchema } from "graphql";
import type { Plugin, YogaInitialContext } from "graphql-yoga";

/**
 * Answers gateways by the schema for gateways, which has `_entities` and `_service`; everyone else, explorers and code
 * generators among them, sees the clients' schema.
 */
export function useSubgraph(schema: GraphQLSchema, subgraphSchema: () => GraphQLSchema): Plugin<YogaInitialContext> {
  return {
    // What is set here stays set, so that each request sets its own.
    onEnveloped({ context, setSchema }) {
      const asksAsGateway = /\b_(entities|service)\b/.test(context?.params?.query ?? "");
      setSchema(asksAsGateway ? subgraphSchema() : schema);
    },
  };
}
