import { type ExecutionArgs, GraphQLError } from "graphql";
import type { Plugin, YogaInitialContext } from "graphql-yoga";
import { type Context, createContext, type SourceCopies, type TraceBatch } from "../../schema/core/context.ts";
import { codes } from "../../schema/core/error.ts";
import { responseTooLarge, Work } from "../../schema/core/work.ts";
import type { Store } from "../../store/open.ts";
import type { HeavyReads } from "../../store/reader/heavy-reads.ts";
import { jsonLength, jsonOf } from "./bounded-json.ts";
import { widthOf } from "./use-price.ts";

export interface BoundedWorkOptions {
  store: Store;
  sourceCopies: SourceCopies | null;
  /** Returns the reads that may take long, for one operation. */
  heavyReads: (work: Work) => HeavyReads;
  traceBatch?: TraceBatch;
  maxObjects: number;
  maxResponseBytes: number;
  timeoutMs: number;
}

interface Result {
  data?: unknown;
  errors?: readonly unknown[];
  extensions?: unknown;
  stringify?: (result: Result) => string;
}

/**
 * Gives each operation its context, and ends the operation when the client leaves, the deadline passes, or the response becomes too
 * large. What is still being loaded then is not waited for.
 */
export function useBoundedWork(options: BoundedWorkOptions): Plugin<YogaInitialContext> {
  const { store, sourceCopies, heavyReads, traceBatch, maxObjects, maxResponseBytes, timeoutMs } = options;
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const { contextValue } = args as ExecutionArgs & { contextValue: YogaInitialContext & Context };
      const work = new Work({ maxObjects, width: widthOf(contextValue) });
      Object.assign(
        contextValue,
        createContext(store, { sourceCopies, work, heavy: heavyReads(work), ...(traceBatch && { traceBatch }) }),
      );
      const { signal } = contextValue.request;
      setExecuteFn(async (execution) => {
        const timer = setTimeout(() => work.end(deadlineExceeded(timeoutMs)), timeoutMs);
        const leave = () => work.end(clientLeft());
        signal.addEventListener("abort", leave, { once: true });
        const release = () => {
          clearTimeout(timer);
          signal.removeEventListener("abort", leave);
        };
        try {
          if (signal.aborted) leave();
          const result = (await orEnd(work, () => executeFn(execution))) as Result | AsyncIterable<Result>;
          if (Symbol.asyncIterator in result) return boundedParts(result, work, maxResponseBytes, release);
          const text = await textOf(result, maxResponseBytes);
          release();
          return text;
        } catch (error) {
          release();
          if (work.reason) return { errors: [work.reason] };
          throw error;
        }
      });
    },
  };
}

/** The result of a function, or a rejection with the reason if the work ends before. */
function orEnd<Value>(work: Work, run: () => Value | Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    work.onEnd(reject);
    Promise.resolve(run()).then(resolve, reject);
  });
}

/** A result whose data is already text, unless it is short. Other plugins may still change its errors and extensions. */
async function textOf(result: Result, maxBytes: number): Promise<Result> {
  if (jsonLength(result.data, maxInlineLength) <= maxInlineLength) return result;
  const data = await jsonOf(result.data, maxBytes);
  if (data === null) {
    return { errors: [responseTooLarge(`The response would have more than ${maxBytes / 1_000_000} MB.`)] };
  }
  return {
    ...result,
    stringify: ({ errors, extensions }) => {
      const others = JSON.stringify({ errors, extensions }).slice(1, -1);
      return `{${others === "" ? "" : `${others},`}"data":${data}}`;
    },
  };
}

/** Shorter responses become text in one go. */
const maxInlineLength = 100_000;

async function* boundedParts(parts: AsyncIterable<Result>, work: Work, maxBytes: number, release: () => void) {
  const iterator = parts[Symbol.asyncIterator]();
  let length = 0;
  try {
    for (;;) {
      const { value, done } = await orEnd(work, () => iterator.next());
      if (done) return;
      length += jsonLength(value, maxBytes);
      if (length > maxBytes)
        work.end(responseTooLarge(`The response would have more than ${maxBytes / 1_000_000} MB.`));
      if (work.reason) break;
      yield value;
    }
    yield ended(work);
  } catch (error) {
    if (!work.reason) throw error;
    yield ended(work);
  } finally {
    release();
    work.end(clientLeft());
    iterator.return?.().catch(() => {});
  }
}

/** The last part of a response that ends early. */
function ended({ reason }: Work): Result & { hasNext: boolean } {
  return { errors: reason ? [reason] : [], hasNext: false };
}

function deadlineExceeded(timeoutMs: number): GraphQLError {
  return new GraphQLError(
    `The request was not completed within ${timeoutMs / 1000} s. Request smaller pages, or split the query.`,
    { extensions: { code: codes.deadlineExceeded, http: { status: 503, spec: true } } },
  );
}

/** Nobody receives this error, unless the client closed only its half of the connection. */
function clientLeft(): GraphQLError {
  return new GraphQLError("The client closed the connection.", { extensions: { code: codes.badRequest } });
}
