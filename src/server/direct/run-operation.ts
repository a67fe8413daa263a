import type { ServerResponse } from "node:http";
import type { GraphQLError } from "graphql";
import { type FetchAPI, processRegularResult } from "graphql-yoga";
import { createContext } from "../../schema/core/context.ts";
import { Work } from "../../schema/core/work.ts";
import { type Price, priceOf } from "../../schema/cost/price.ts";
import { execute } from "../../schema/execution/execute.ts";
import { isPromise, type Now } from "../../schema/execution/promise.ts";
import type { Limits } from "../../settings/limits.ts";
import type { HeavyReads } from "../../store/reader/heavy-reads.ts";
import type { Admission, Ticket } from "../admission/admission.ts";
import { observeQueueWait } from "../observe/process-metrics.ts";
import { bounded, type OnLeave, type Result } from "../operation/bounded.ts";
import { consistently, type Snapshots } from "../operation/consistent.ts";
import { recordCode } from "../request/request-scope.ts";
import type { Wanted } from "./common-headers.ts";
import type { CommonParams } from "./common-params.ts";
import type { KnownDocument } from "./known-documents.ts";

export interface RunOptions {
  snapshots: Snapshots;
  heavyReads: (work: Work) => HeavyReads;
  limits: Limits;
  admission: Admission;
  maskError: (error: unknown, message: string) => Error;
  fetchAPI: FetchAPI;
}

/** A response as Yoga makes it from a result. */
export interface Outcome {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
  hasErrors: boolean;
}

/** The price of an operation. Null if it is above the limit. */
export function affordablePrice(
  { schema, document }: KnownDocument,
  { operationName, variables }: CommonParams,
  { maxCost }: Limits,
): Price | null {
  const price = priceOf(schema, document, operationName, variables ?? {});
  return price.cost > maxCost ? null : price;
}

/** Yoga has to execute an operation that has waited. */
class YogaNeededError extends Error {}

/**
 * Executes an operation with all that the plugins of Yoga do for one, at once or when the admission permits it.
 * @param mark the state of the store in this turn of the event loop
 * @returns null if Yoga has to execute or refuse it: because there is no place to wait, or it has no plan. A rejected promise means the
 * same.
 */
export function runOperation(
  options: RunOptions,
  known: KnownDocument,
  params: CommonParams,
  price: Price,
  response: ServerResponse,
  mark: string,
): Now<Result> | null {
  const { admission } = options;
  const cost = Math.ceil(price.cost);
  const ticket = admission.enterNow(cost);
  if (ticket !== null) {
    const result = runWith(ticket, options, known, params, price, response, mark);
    if (result !== null) observeQueueWait(0);
    return result;
  }
  return admission.mayWait(cost) ? runLater(options, known, params, price, response) : null;
}

async function runLater(
  options: RunOptions,
  known: KnownDocument,
  params: CommonParams,
  price: Price,
  response: ServerResponse,
): Promise<Result> {
  const arrivedAt = performance.now();
  const leaving = new AbortController();
  const forget = leavingOf(response)(() => leaving.abort());
  try {
    const ticket = await options.admission.enter(Math.ceil(price.cost), leaving.signal);
    observeQueueWait(performance.now() - arrivedAt);
    const result = runWith(ticket, options, known, params, price, response);
    if (result === null) throw new YogaNeededError();
    return await result;
  } finally {
    forget();
  }
}

function runWith(
  ticket: Ticket,
  { snapshots, heavyReads, limits }: RunOptions,
  { schema, document }: KnownDocument,
  { operationName, variables }: CommonParams,
  { maxWidth }: Price,
  response: ServerResponse,
  mark?: string,
): Now<Result> | null {
  const work = new Work({ maxObjects: limits.maxObjects, width: maxWidth });
  work.place = ticket;
  const contextValue = createContext(snapshots.store, { work, heavy: heavyReads(work) });
  let isPlanned = true;
  const run = (): Now<Result> => {
    const result = execute({ schema, document, operationName, variableValues: variables, contextValue });
    isPlanned = result !== null;
    return result ?? {};
  };
  try {
    const result = bounded(work, limits, leavingOf(response), () => consistently(snapshots, contextValue, run, mark));
    if (!isPlanned) {
      ticket.leave();
      return null;
    }
    if (isPromise(result)) return (result as Promise<Result>).finally(ticket.leave);
    ticket.leave();
    return result as Result;
  } catch (error) {
    ticket.leave();
    throw error;
  }
}

/** The response to a result. */
export function outcomeOf({ maskError, fetchAPI }: RunOptions, result: Result, { type }: Wanted): Now<Outcome> {
  if (!result.errors?.length) {
    const { stringify = JSON.stringify } = result;
    const headers = { "content-type": `${type}; charset=utf-8` };
    return { status: 200, headers, body: Buffer.from(stringify(result)), hasErrors: false };
  }
  const errors = result.errors.map((error) => maskError(error, "Unexpected error.")) as GraphQLError[];
  for (const { extensions } of errors) recordCode(extensions?.code);
  const response = processRegularResult({ ...result, errors }, fetchAPI, type);
  return response.text().then((text) => {
    // The sender adds the length of what it sends.
    const { "content-length": _length, ...headers } = Object.fromEntries(response.headers);
    return { status: response.status, headers, body: Buffer.from(text), hasErrors: true };
  });
}

function leavingOf(response: ServerResponse): OnLeave {
  return (leave) => {
    const left = () => {
      if (!response.writableEnded) leave();
    };
    response.once("close", left);
    if (response.destroyed) leave();
    return () => response.off("close", left);
  };
}
