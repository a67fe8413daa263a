import { GraphQLError } from "graphql";

/** The codes that an error carries in `extensions.code`. They never change meaning. */
export const codes = {
  /** An argument or variable has an unusable value; `extensions.argument` names it. */
  badUserInput: "BAD_USER_INPUT",
  /** The request cannot be processed as sent. */
  badRequest: "BAD_REQUEST",
  /** A hash that stands for no known query: send the query with the hash. */
  persistedQueryNotFound: "PERSISTED_QUERY_NOT_FOUND",
  /** The hash is not that of the query sent with it. */
  persistedQueryMismatch: "PERSISTED_QUERY_MISMATCH",
  /** An unsupported version of the protocol for persisted queries. */
  persistedQueryNotSupported: "PERSISTED_QUERY_NOT_SUPPORTED",
  /** No document is registered under the id. */
  documentNotFound: "DOCUMENT_NOT_FOUND",
  /** The query is not registered, and the server accepts only registered ones. */
  documentNotTrusted: "DOCUMENT_NOT_TRUSTED",
  /** The dataset kept changing while the request was processed: try again. */
  revisionMoved: "REVISION_MOVED",
  /** A fault of the server; its log has the details. */
  internal: "INTERNAL_SERVER_ERROR",
} as const;

/**
 * An argument with an unusable value.
 * @param argument the path of the argument, such as `where.announcedOn.gte`
 * @param message what is wrong and how to fix it
 */
export function badArgument(argument: string, message: string): GraphQLError {
  return new GraphQLError(`\`${argument}\`: ${message}`, { extensions: { code: codes.badUserInput, argument } });
}

/** An integer argument within bounds. @throws BAD_USER_INPUT */
export function integerBetween(argument: string, value: number, min: number, max: number): number {
  if (value < min || value > max) throw badArgument(argument, `must be between ${min} and ${max}, got ${value}.`);
  return value;
}

/** A list argument within bounds. @throws BAD_USER_INPUT */
export function boundedList<Value>(argument: string, values: readonly Value[], max: number): readonly Value[] {
  if (values.length > max) throw badArgument(argument, `must have at most ${max} entries, got ${values.length}.`);
  return values;
}

/** An id that no node of this graph can have. */
export function invalidId(argument: string): GraphQLError {
  return badArgument(argument, "invalid id. Use the `id` of a node of this graph.");
}
