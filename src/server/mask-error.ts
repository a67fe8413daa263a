import { GraphQLError } from "graphql";
import type { Logger } from "pino";
import { codes } from "../schema/error.ts";

/**
 * Lets expected errors through and replaces all others, so that no statement, path or stack reaches an answer.
 * What was replaced goes to the log.
 */
export function maskErrorsWith(log: Logger) {
  return (error: unknown, message: string): Error => {
    if (error instanceof GraphQLError && isExpected(error)) return coded(error);
    const { path, nodes } = error instanceof GraphQLError ? error : {};
    log.error({ err: originOf(error), path }, "unexpected error");
    return new GraphQLError(message, {
      ...(path && { path }),
      ...(nodes && { nodes }),
      extensions: { code: codes.internal },
    });
  };
}

function isExpected(error: GraphQLError): boolean {
  const origin = error.originalError;
  if (!origin) return true;
  return origin instanceof GraphQLError && isExpected(origin);
}

function originOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? originOf(error.originalError) : error;
}

/** What a variable cannot be coerced to is told by graphql-js without a code; it is the asker's input all the same. */
function coded(error: GraphQLError): GraphQLError {
  if (error.extensions.code !== undefined) return error;
  const variable = /^Variable "(\$\w+)"/.exec(error.message)?.[1];
  if (variable) Object.assign(error.extensions, { code: codes.badUserInput, argument: variable });
  return error;
}
