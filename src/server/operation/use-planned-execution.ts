import type { ExecutionArgs } from "graphql";
import type { Plugin } from "graphql-yoga";
import { execute } from "../../schema/execution/execute.ts";
import { observeInterpreted } from "../observe/process-metrics.ts";

/** Executes queries by a plan that is kept with their document. What has no plan is executed by Yoga, and counted. */
export function usePlannedExecution(): Plugin {
  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn((args: ExecutionArgs) => {
        const result = execute(args);
        if (result !== null) return result;
        observeInterpreted();
        return executeFn(args);
      });
    },
  };
}
