import { GraphQLError } from "graphql";

/** The codes that an expected error carries in `extensions.code`; they never change meaning. */
export const codes = {
  badUserInput: "BAD_USER_INPUT",
} as const;

/** An argument that cannot be used: names the argument and says what to write instead. */
export function badArgument(argument: string, message: string): GraphQLError {
  return new GraphQLError(`${argument}: ${message}`, { extensions: { code: codes.badUserInput, argument } });
}
