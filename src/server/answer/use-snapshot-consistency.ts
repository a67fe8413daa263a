import { GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";
import { type Context, newLoaders } from "../../schema/core/context.ts";
import { codes } from "../../schema/core/error.ts";
import type { Resident } from "../../schema/resident/resident.ts";
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
export function useSnapshotConsistency(store: Store, resident: Resident | null): Plugin<Context> {
  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn(async (args) => {
        for (let attempt = 1; ; attempt++) {
          const before = changeMarkOf(store);
          const context = args.contextValue as Context;
          const { work } = context;
          if (attempt > 1) {
            work.restart();
            // Each attempt needs loaders without cached rows. Other plugins identify the request by the context object,
            // so it is updated, not replaced.
            Object.assign(context, newLoaders());
          }
          if (resident !== null) context.resident = resident.at(before);
          const result = await executeFn(args);
          // Readers may have read a later revision than this process.
          if (changeMarkOf(store) === before && work.revisions.size <= 1) return result;
          if (attempt === maxAttempts) return { errors: [revisionMoved()] };
        }
      });
    },
  };
}
