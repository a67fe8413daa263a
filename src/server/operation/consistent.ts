import { GraphQLError } from "graphql";
import { type Context, newLoaders } from "../../schema/core/context.ts";
import { codes } from "../../schema/core/error.ts";
import { isPromise, type Now } from "../../schema/execution/promise.ts";
import type { Resident } from "../../schema/resident/resident.ts";
import { changeMarkOf } from "../../store/engine/change-mark.ts";
import type { Store } from "../../store/open.ts";

/** What a consistent execution reads from. */
export interface Snapshots {
  store: Store;
  /** Null if no values are kept in memory. */
  resident: Resident | null;
}

const maxAttempts = 5;

/**
 * Executes a query so that its result has one revision: again if the store changed during the execution, which is safe because queries
 * only read. An incremental result is consistent up to its first part.
 * @param before the state of the store, if it was read in this turn of the event loop
 */
export function consistently<Result>(
  snapshots: Snapshots,
  context: Context,
  run: () => Now<Result>,
  before = changeMarkOf(snapshots.store),
  attempt = 1,
): Now<Result | { errors: GraphQLError[] }> {
  const { store, resident } = snapshots;
  const { work } = context;
  if (attempt > 1) {
    work.restart();
    // Each attempt needs loaders without cached rows. Plugins identify the request by the context object, so it is updated.
    Object.assign(context, newLoaders());
  }
  if (resident !== null) context.resident = resident.at(before);
  const result = run();
  // Without a promise, nothing was read from the store.
  if (!isPromise(result)) return result;
  return result.then((found) => {
    // Readers may have read a later revision than this process.
    if (changeMarkOf(store) === before && work.revisions.size <= 1) return found;
    if (attempt === maxAttempts) return { errors: [revisionMoved()] };
    return consistently(snapshots, context, run, changeMarkOf(store), attempt + 1);
  });
}

/** The error for a result whose parts belong to several revisions. */
export function revisionMoved(): GraphQLError {
  return new GraphQLError("The graph changed repeatedly while this query was executed. Retry the request.", {
    extensions: { code: codes.revisionMoved, http: { status: 503, spec: true } },
  });
}
