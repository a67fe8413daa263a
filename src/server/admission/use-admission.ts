import { type ExecutionResult, GraphQLError } from "graphql";
import type { Plugin, YogaInitialContext } from "graphql-yoga";
import type { Context } from "../../schema/core/context.ts";
import { observeQueueWait } from "../observe/process-metrics.ts";
import { requestScope } from "../request/request-scope.ts";
import { type Admission, ClientLeftError, OverloadError, type Ticket } from "./admission.ts";
import { overloaded } from "./refusal.ts";

/** The price of an operation that nobody has priced. */
const defaultPrice = 1;

/** An incremental response holds its place for this time at most, so that slow readers do not hold all places. */
const maxIncrementalMs = 5000;

/** The status with which the log shows a request whose client left. Nobody receives it. */
const clientLeftStatus = 499;

/** Executes each operation when the admission permits it. Has to follow the plugins that replace the execution. */
export function useAdmission(admission: Admission): Plugin<YogaInitialContext> {
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const { request, work } = args.contextValue as YogaInitialContext & Partial<Context>;
      const { signal } = request;
      setExecuteFn(async (execution) => {
        const scope = requestScope();
        const arrivedAt = performance.now();
        let ticket: Ticket;
        try {
          ticket = await admission.enter(scope?.cost ?? defaultPrice, signal);
        } catch (error) {
          return { errors: [errorOf(error, admission)] };
        }
        observeQueueWait(performance.now() - arrivedAt);
        if (work) work.place = ticket;
        let isIncremental = false;
        try {
          const result: ExecutionResult | AsyncIterable<ExecutionResult> = await executeFn(execution);
          isIncremental = Symbol.asyncIterator in result;
          return isIncremental ? leavingAtEnd(result as AsyncIterable<ExecutionResult>, ticket) : result;
        } finally {
          if (!isIncremental) ticket.leave();
        }
      });
    },
  };
}

function errorOf(error: unknown, admission: Admission): GraphQLError {
  if (error instanceof OverloadError) return overloaded(admission.retryAfterSeconds);
  if (error instanceof ClientLeftError)
    return new GraphQLError("The client left.", { extensions: { http: { status: clientLeftStatus } } });
  throw error;
}

/** The parts of a response. Between them, while the client reads, the operation has no place. */
async function* leavingAtEnd(results: AsyncIterable<ExecutionResult>, ticket: Ticket): AsyncGenerator<ExecutionResult> {
  const timeout = setTimeout(ticket.leave, maxIncrementalMs);
  try {
    for await (const result of results) {
      const read = Promise.withResolvers<void>();
      const reading = ticket.aside(() => read.promise);
      try {
        yield result;
      } finally {
        read.resolve();
        await reading;
      }
    }
  } finally {
    clearTimeout(timeout);
    ticket.leave();
  }
}
