import { GraphQLError } from "graphql";

/** The codes that an error carries in `extensions.code`; they never change meaning. */
export const codes = {
  /** An argument or variable that cannot be used; `extensions.argument` names it. */
  badUserInput: "BAD_USER_INPUT",
  /** A request that cannot be carried out as it stands. */
  badRequest: "BAD_REQUEST",
  /** A search that gave up before it could tell: ask for less. */
  searchLimit: "SEARCH_LIMIT_REACHED",
  /** The server's own fault; its log says more. */
  internal: "INTERNAL_SERVER_ERROR",
} as const;

/** An argument that cannot be used: names the argument and says what to write instead. */
export function badArgument(argument: string, message: string): GraphQLError {
  return new GraphQLError(`${argument}: ${message}`, { extensions: { code: codes.badUserInput, argument } });
}
