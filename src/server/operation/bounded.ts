import { GraphQLError } from "graphql";
import { codes } from "../../schema/core/error.ts";
import { responseTooLarge, type Work } from "../../schema/core/work.ts";
import { isPromise, type Now } from "../../schema/execution/promise.ts";
import { jsonLength, jsonOf } from "./bounded-json.ts";

export interface Bounds {
  maxResponseBytes: number;
  timeoutMs: number;
}

export interface Result {
  data?: unknown;
  errors?: readonly unknown[];
  extensions?: unknown;
  stringify?: (result: Result) => string;
}

/** Calls a function when the client leaves. Returns a function that forgets it. */
export type OnLeave = (leave: () => void) => () => void;

/**
 * Executes an operation, and ends it when the client leaves, the deadline passes, or the response becomes too large. What is still
 * being loaded then is not waited for.
 */
export function bounded(
  work: Work,
  { timeoutMs, maxResponseBytes }: Bounds,
  onLeave: OnLeave,
  run: () => Now<Result | AsyncIterable<Result>>,
): Now<Result | AsyncIterable<Result>> {
  const result = run();
  if (!isPromise(result)) {
    return Symbol.asyncIterator in result ? result : textOf(result, maxResponseBytes);
  }
  const timer = setTimeout(() => work.end(deadlineExceeded(timeoutMs)), timeoutMs);
  const forget = onLeave(() => work.end(clientLeft()));
  const release = () => {
    clearTimeout(timer);
    forget();
  };
  return finished(work, result, maxResponseBytes, release);
}

async function finished(
  work: Work,
  running: Promise<Result | AsyncIterable<Result>>,
  maxBytes: number,
  release: () => void,
): Promise<Result | AsyncIterable<Result>> {
  try {
    const result = await orEnd(work, () => running);
    if (Symbol.asyncIterator in result) return boundedParts(result, work, maxBytes, release);
    const text = await textOf(result, maxBytes);
    release();
    return text;
  } catch (error) {
    release();
    if (work.reason) return { errors: [work.reason] };
    throw error;
  }
}

/** The result of a function, or a rejection with the reason if the work ends before. */
export function orEnd<Value>(work: Work, run: () => Value | Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    work.onEnd(reject);
    Promise.resolve(run()).then(resolve, reject);
  });
}

/** A result whose data is already text, unless it is short. Other plugins may still change its errors and extensions. */
function textOf(result: Result, maxBytes: number): Now<Result> {
  if (jsonLength(result.data, maxInlineLength) <= maxInlineLength) return result;
  return jsonOf(result.data, maxBytes).then((data) => {
    if (data === null)
      return { errors: [responseTooLarge(`The response would have more than ${maxBytes / 1_000_000} MB.`)] };
    return {
      ...result,
      stringify: ({ errors, extensions }) => {
        const others = JSON.stringify({ errors, extensions }).slice(1, -1);
        return `{${others === "" ? "" : `${others},`}"data":${data}}`;
      },
    };
  });
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
