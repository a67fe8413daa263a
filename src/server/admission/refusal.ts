import { GraphQLError } from "graphql";
import { codes } from "../../schema/core/error.ts";

export const overloadMessage = "The server has too many requests. Retry after the time in the header `Retry-After`.";

/** The error for an operation that is refused because of too many others. */
export function overloaded(retryAfterSeconds: number): GraphQLError {
  return refusal(overloadMessage, codes.overloaded, 503, retryAfterSeconds);
}

/** The error for an operation that is refused because its client has used up its quota. */
export function rateLimited(retryAfterSeconds: number): GraphQLError {
  return refusal(rateLimitMessage, codes.rateLimited, 429, retryAfterSeconds);
}

export const rateLimitMessage =
  "The quota of this client is used up. Retry after the time in the header `Retry-After`, or send less expensive queries.";

function refusal(message: string, code: string, status: number, retryAfterSeconds: number): GraphQLError {
  const headers = { "retry-after": String(retryAfterSeconds) };
  return new GraphQLError(message, { extensions: { code, http: { status, headers } } });
}
