import { GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { Context } from "../../schema/core/context.ts";
import { codes } from "../../schema/core/error.ts";
import { changeMarkOf } from "../../store/engine/change-mark.ts";
import type { Store } from "../../store/open.ts";

const maxAttempts = 5;

const revisionMoved = () =>
  new GraphQLError("The graph changed repeatedly while this query was executed. Retry the request.", {
    extensions: { code: codes.revisionMoved, http: { status: 503, spec: true } },
  });

/**
 * Makes responses snapshot-consistent: a query is executed again if the store changed during its execution. That is safe
 * because queries only read. An incremental response is consistent up to its first part.
 */
export function useSnapshotConsistency(store: Store, newContext: () => Context): Plugin<Context> {
  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn(async (args) => {
        for (let attempt = 1; ; attempt++) {
          const before = changeMarkOf(store);
          // Each attempt needs loaders without cached rows. Other plugins identify the request by the context object,
          // so it is updated, not replaced.
          Object.assign(args.contextValue, newContext());
          const result = await executeFn(args);
          if (changeMarkOf(store) === before) return result;
          if (attempt === maxAttempts) return { errors: [revisionMoved()] };
        }
      });
    },
  };
}
