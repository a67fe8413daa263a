import { GraphQLError } from "graphql";
import type { Logger } from "pino";
import { codes } from "../schema/error.ts";
import { requestScope } from "./request-scope.ts";

/**
 * Lets expected errors through and replaces all others, so that no statement, path or stack reaches an answer.
 * What was replaced goes to the log.
 */
export function maskErrorsWith(log: Logger) {
  return (error: unknown, message: string): Error => {
    if (error instanceof GraphQLError && isExpected(error)) return coded(error);
    const known = knownFault(originOf(error));
    if (known) return known;
    const { path, nodes } = error instanceof GraphQLError ? error : {};
    const { id: request, trace } = requestScope() ?? {};
    log.error({ request, trace: trace ?? undefined, err: originOf(error), path }, "unexpected error");
    return new GraphQLError(message, {
      ...(path && { path }),
      ...(nodes && { nodes }),
      extensions: { code: codes.internal },
    });
  };
}

/** What libraries throw where the request is at fault. */
function knownFault(origin: unknown): GraphQLError | null {
  if (origin instanceof RangeError && /call stack/.test(origin.message)) {
    return new GraphQLError("The query is nested too deep; ask for less at once.", {
      extensions: { code: codes.badRequest, http: { status: 400 } },
    });
  }
  if (origin instanceof Error && /^initialCount must be/.test(origin.message)) {
    return new GraphQLError("initialCount: is negative; write 0 or more", {
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

/** What graphql-js refuses before it begins comes without a code: a variable that cannot be read, an operation that is none. */
function coded(error: GraphQLError): GraphQLError {
  if (error.extensions.code !== undefined) return error;
  const variable = /^Variable "(\$\w+)"/.exec(error.message)?.[1];
  const extensions = variable
    ? { code: codes.badUserInput, argument: variable }
    : { code: codes.badRequest, http: { status: 400 } };
  Object.assign(error.extensions, extensions);
  return error;
}
