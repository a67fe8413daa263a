import type { Plugin } from "graphql-yoga";
import type { Context } from "../../schema/core/context.ts";
import { consistently, type Snapshots } from "./consistent.ts";

/** Makes responses snapshot-consistent. */
export function useSnapshotConsistency(snapshots: Snapshots): Plugin<Context> {
  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn((args) => consistently(snapshots, args.contextValue as Context, () => executeFn(args)));
    },
  };
}
