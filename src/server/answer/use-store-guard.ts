import { GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";
import { codes } from "../../schema/core/error.ts";
import type { StoreHealth } from "../operate/health/store-health.ts";

/** The error of a query that the store cannot answer at the moment. */
export function storeUnavailable(): GraphQLError {
  return new GraphQLError("The store cannot be read at the moment. Try again later.", {
    extensions: { code: codes.storeUnavailable, http: { status: 503 } },
  });
}

/** Rejects queries while the structure of the store is damaged, because their results could be wrong in any way. */
export function useStoreGuard(health: StoreHealth): Plugin {
  return {
    onParams() {
      if (health.isStructureDamaged()) throw storeUnavailable();
    },
  };
}
