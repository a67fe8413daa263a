import type { ExecutionArgs } from "graphql";
import type { Plugin, YogaInitialContext } from "graphql-yoga";
import { type Context, createContext, type SourceCopies, type TraceBatch } from "../../schema/core/context.ts";
import { Work } from "../../schema/core/work.ts";
import type { Store } from "../../store/open.ts";
import type { HeavyReads } from "../../store/reader/heavy-reads.ts";
import { widthOf } from "../limits/use-price.ts";
import { type Bounds, bounded, type OnLeave, type Result } from "./bounded.ts";

export interface BoundedWorkOptions extends Bounds {
  store: Store;
  sourceCopies: SourceCopies | null;
  /** Returns the reads that may take long, for one operation. */
  heavyReads: (work: Work) => HeavyReads;
  traceBatch?: TraceBatch;
  maxObjects: number;
}

/** Gives each operation its context, and bounds its work. */
export function useBoundedWork(options: BoundedWorkOptions): Plugin<YogaInitialContext> {
  const { store, sourceCopies, heavyReads, traceBatch, maxObjects } = options;
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const { contextValue } = args as ExecutionArgs & { contextValue: YogaInitialContext & Context };
      const work = new Work({ maxObjects, width: widthOf(contextValue) });
      Object.assign(
        contextValue,
        createContext(store, { sourceCopies, work, heavy: heavyReads(work), ...(traceBatch && { traceBatch }) }),
      );
      const onLeave = leavingOf(contextValue.request.signal);
      setExecuteFn((execution) =>
        bounded(work, options, onLeave, () => executeFn(execution) as Promise<Result | AsyncIterable<Result>>),
      );
    },
  };
}

function leavingOf(signal: AbortSignal): OnLeave {
  return (leave) => {
    signal.addEventListener("abort", leave, { once: true });
    if (signal.aborted) leave();
    return () => signal.removeEventListener("abort", leave);
  };
}
