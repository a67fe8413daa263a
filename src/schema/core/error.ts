import { GraphQLError } from "graphql";

/** The codes that an error carries in `extensions.code`. They never change meaning. */
export const codes = {
  /** An argument or variable has an invalid value; `extensions.argument` names it. */
  badUserInput: "BAD_USER_INPUT",
  /** The request cannot be processed as sent. */
  badRequest: "BAD_REQUEST",
  /** The path leads to nothing. */
  notFound: "NOT_FOUND",
  /** The client accepts no media type of the resource. */
  notAcceptable: "NOT_ACCEPTABLE",
  /** The body of the request is larger than the limit. */
  requestTooLarge: "REQUEST_ENTITY_TOO_LARGE",
  /** No query is known for the hash. Send the query together with the hash. */
  persistedQueryNotFound: "PERSISTED_QUERY_NOT_FOUND",
  /** The hash does not match the query that was sent with it. */
  persistedQueryMismatch: "PERSISTED_QUERY_MISMATCH",
  /** The server does not support this version of the protocol for persisted queries. */
  persistedQueryNotSupported: "PERSISTED_QUERY_NOT_SUPPORTED",
  /** No document is registered under the id. */
  documentNotFound: "DOCUMENT_NOT_FOUND",
  /** The query is not registered, and the server accepts only registered ones. */
  documentNotTrusted: "DOCUMENT_NOT_TRUSTED",
  /** The dataset kept changing while the request was processed. Try again. */
  revisionMoved: "REVISION_MOVED",
  /** The price of the query is above the limit. Nothing was executed. */
  queryTooExpensive: "QUERY_TOO_EXPENSIVE",
  /** The query has too many tokens, levels, aliases, directives or selections. Nothing was executed. */
  queryTooComplex: "QUERY_TOO_COMPLEX",
  /** The response would be larger than the limit. */
  responseTooLarge: "RESPONSE_TOO_LARGE",
  /** The request was not completed in the time that the server allows. */
  deadlineExceeded: "DEADLINE_EXCEEDED",
  /** The server has too many requests. Try again after the time in `Retry-After`. */
  overloaded: "OVERLOADED",
  /** The client has used up its quota. Try again after the time in `Retry-After`. */
  rateLimited: "RATE_LIMITED",
  /** The request has no valid credentials. */
  unauthenticated: "UNAUTHENTICATED",
  /** The credentials of the request have expired. */
  credentialsExpired: "CREDENTIALS_EXPIRED",
  /** The credentials of the request do not permit it. */
  forbidden: "FORBIDDEN",
  /** The credentials of the request cannot be checked at the moment. Try again. */
  authenticationUnavailable: "AUTHENTICATION_UNAVAILABLE",
  /** The store cannot be read at the moment. */
  storeUnavailable: "STORE_UNAVAILABLE",
  /** An internal error. The server's log has the details. */
  internal: "INTERNAL_SERVER_ERROR",
} as const;

/**
 * The error for an argument with an invalid value.
 * @param argument the path of the argument, such as `where.announcedOn.gte`
 * @param message what is wrong and how to fix it
 */
export function badArgument(argument: string, message: string): GraphQLError {
  return new GraphQLError(`\`${argument}\`: ${message}`, { extensions: { code: codes.badUserInput, argument } });
}

/** Returns an integer argument. @throws BAD_USER_INPUT if it is outside the bounds */
export function integerBetween(argument: string, value: number, min: number, max: number): number {
  if (value < min || value > max) throw badArgument(argument, `must be between ${min} and ${max}, got ${value}.`);
  return value;
}

/** Returns a list argument. @throws BAD_USER_INPUT if it has too many entries */
export function boundedList<Value>(argument: string, values: readonly Value[], max: number): readonly Value[] {
  if (values.length > max) throw badArgument(argument, `must have at most ${max} entries, got ${values.length}.`);
  return values;
}

/** Returns a text argument. @throws BAD_USER_INPUT if it is too long */
export function boundedText(argument: string, text: string, max: number): string {
  if (text.length <= max) return text;
  throw badArgument(
    argument,
    `must have at most ${max.toLocaleString("en-US")} characters, got ${text.length.toLocaleString("en-US")}.`,
  );
}

/** The error for a text that is not a global id. */
export function invalidId(argument: string): GraphQLError {
  return badArgument(argument, "invalid id. Use the `id` of a node of this graph.");
}
