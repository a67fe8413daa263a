import { GraphQLError } from "graphql";
import { codes } from "../../schema/core/error.ts";

/** The error for a request that is rejected before its query is known. It has the status for all media types. */
export function refusal(
  status: number,
  message: string,
  code: string = codes.badRequest,
  headers: Record<string, string> = {},
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status, headers } } });
}
