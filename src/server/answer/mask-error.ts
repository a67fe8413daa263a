import { GraphQLError } from "graphql";
import type { Logger } from "pino";
import { codes } from "../../schema/core/error.ts";
import type { StoreHealth } from "../operate/health/store-health.ts";
import { requestScope } from "../request/request-scope.ts";
import { storeUnavailable } from "./use-store-guard.ts";

/**
 * Passes expected errors on to the client, and logs and replaces all others, so that no SQL, path or stack trace
 * reaches a response.
 */
export function maskErrorWith(log: Logger, health: StoreHealth) {
  return (error: unknown, message: string): Error => {
    if (error instanceof GraphQLError && isExpected(error)) return withCode(error);
    const clientError = clientErrorOf(originOf(error));
    if (clientError) return clientError;
    const { path, nodes } = error instanceof GraphQLError ? error : {};
    const { id: request, trace } = requestScope() ?? {};
    const isOfStore = health.noteError(originOf(error));
    log.error(
      { request, trace: trace ?? undefined, err: originOf(error), path },
      isOfStore ? "the store failed" : "unexpected error",
    );
    const masked = isOfStore ? storeUnavailable() : { message, extensions: { code: codes.internal } };
    return new GraphQLError(masked.message, {
      ...(path && { path }),
      ...(nodes && { nodes }),
      extensions: masked.extensions,
    });
  };
}

/** The error to report where a library throws a plain error for an invalid request. */
function clientErrorOf(origin: unknown): GraphQLError | null {
  if (origin instanceof RangeError && /call stack/.test(origin.message)) {
    return new GraphQLError("The query is nested too deeply. Reduce its depth.", {
      extensions: { code: codes.badRequest, http: { status: 400 } },
    });
  }
  if (origin instanceof Error && /^initialCount must be/.test(origin.message)) {
    return new GraphQLError("`initialCount` must be 0 or greater.", {
      extensions: { code: codes.badUserInput, argument: "initialCount" },
    });
  }
  return null;
}

function isExpected(error: GraphQLError): boolean {
  const origin = error.originalError;
  if (!origin) return true;
  return origin instanceof GraphQLError && isExpected(origin);
}

function originOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? originOf(error.originalError) : error;
}

/** The message of a variable quotes its value. Of a long one, only the beginning and the end say something. */
const maxMessageLength = 1000;

/** Adds a code to errors that graphql-js raises without one: invalid variables, and an operation that cannot be executed. */
function withCode(error: GraphQLError): GraphQLError {
  const argument = variablePathOf(error.message);
  if (error.extensions.code !== undefined && (argument === null || error.extensions.argument !== undefined))
    return error;
  if (argument === null) {
    Object.assign(error.extensions, { code: codes.badRequest, http: { status: 400 } });
    return error;
  }
  if (error.message.length > maxMessageLength)
    error.message = `${error.message.slice(0, maxMessageLength / 2)}…${error.message.slice(-maxMessageLength / 2)}`;
  Object.assign(error.extensions, { code: codes.badUserInput, argument });
  return error;
}

/** The place of an invalid value within a variable, such as `$where.announcedOn.gte`. The message alone contains it. */
function variablePathOf(message: string): string | null {
  const [start, name] = /^Variable "\$(\w+)" /.exec(message) ?? [];
  if (start === undefined) return null;
  const [, path = name] = new RegExp(` at "(${name}(?:\\.\\w+|\\[\\d+\\])*)"; `).exec(message) ?? [];
  const [, unknown] = /; Field "(\w+)" is not defined by type /.exec(message) ?? [];
  return `$${path}${unknown === undefined ? "" : `.${unknown}`}`;
}
