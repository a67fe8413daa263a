import { GraphQLError } from "graphql";

/** The codes that an error carries in `extensions.code`; they never change meaning. */
export const codes = {
  /** An argument or variable that cannot be used; `extensions.argument` names it. */
  badUserInput: "BAD_USER_INPUT",
  /** A request that cannot be carried out as it stands. */
  badRequest: "BAD_REQUEST",
  /** A search that gave up before it could tell: ask for less. */
  searchLimit: "SEARCH_LIMIT_REACHED",
  /** A hash that stands for no query that is known: send the query with it. */
  persistedQueryNotFound: "PERSISTED_QUERY_NOT_FOUND",
  /** A hash that is not that of the query beside it. */
  persistedQueryMismatch: "PERSISTED_QUERY_MISMATCH",
  /** A version of the protocol for persisted queries that is not spoken here. */
  persistedQueryNotSupported: "PERSISTED_QUERY_NOT_SUPPORTED",
  /** An id under which no document is registered. */
  documentNotFound: "DOCUMENT_NOT_FOUND",
  /** A query that was not registered, on a server that answers no others. */
  documentNotTrusted: "DOCUMENT_NOT_TRUSTED",
  /** The graph changed again and again while the answer was made: ask again. */
  revisionMoved: "REVISION_MOVED",
  /** The server's own fault; its log says more. */
  internal: "INTERNAL_SERVER_ERROR",
} as const;

/** An argument that cannot be used: names the argument and says what to write instead. */
export function badArgument(argument: string, message: string): GraphQLError {
  return new GraphQLError(`${argument}: ${message}`, { extensions: { code: codes.badUserInput, argument } });
}
