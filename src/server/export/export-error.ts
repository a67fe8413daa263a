import { GraphQLError } from "graphql";
import { codes } from "../../schema/core/error.ts";

/** What is wrong with an export: the errors of its response, if that has not begun. */
export class ExportError extends Error {
  readonly errors: readonly GraphQLError[];

  constructor(errors: readonly GraphQLError[]) {
    super(errors[0]?.message);
    this.errors = errors;
  }
}

/** An error with a status, which the response of an export has even where that of a query has the status 200. */
export function withStatus(error: GraphQLError): GraphQLError {
  const { code, http } = error.extensions as {
    code?: unknown;
    http?: { status?: number; headers?: Record<string, string> };
  };
  const status = http?.status ?? (code === codes.internal ? 500 : 400);
  const extensions = { ...error.extensions, http: { ...http, status } };
  return new GraphQLError(error.message, { extensions, nodes: error.nodes ?? null, path: error.path ?? null });
}

/** The error for an export of more rows than are allowed. */
export function tooManyRows(rows: number, maxRows: number): GraphQLError {
  const message = `The list has ${rows.toLocaleString("en-US")} rows, and an export has at most ${maxRows.toLocaleString("en-US")}. Add conditions to \`where\`, or limit the rows with \`first\`.`;
  return new GraphQLError(message, { extensions: { code: codes.responseTooLarge, http: { status: 400 } } });
}

/** The error for an export while others take all places. */
export function tooManyExports(maxExports: number): GraphQLError {
  const message = `The server runs at most ${maxExports} exports at the same time. Retry after the time in the header \`Retry-After\`.`;
  const http = { status: 503, headers: { "retry-after": String(retryAfterSeconds) } };
  return new GraphQLError(message, { extensions: { code: codes.overloaded, http } });
}

/** Most exports take a few seconds. */
const retryAfterSeconds = 5;

/** The error for an export that takes too long. */
export function exportDeadline(timeoutMs: number): GraphQLError {
  const message = `The export was not completed within ${timeoutMs / 1000} s. Add conditions to \`where\`, or select fewer fields.`;
  return new GraphQLError(message, { extensions: { code: codes.deadlineExceeded, http: { status: 503 } } });
}

/** The error for an export that the server ends, because the store is replaced or the server shuts down. */
export function exportEnded(): GraphQLError {
  const message = "The server has ended the export. Retry the request.";
  return new GraphQLError(message, { extensions: { code: codes.storeUnavailable, http: { status: 503 } } });
}

/** The error for an export whose client does not read it. */
export function exportStalled(stallMs: number): GraphQLError {
  const message = `The client has read nothing for ${stallMs / 1000} s.`;
  return new GraphQLError(message, { extensions: { code: codes.deadlineExceeded, http: { status: 503 } } });
}

/** The error for an export whose client has left. Nobody receives it. */
export function exportAbandoned(): GraphQLError {
  return new GraphQLError("The client has left.", { extensions: { http: { status: clientLeftStatus } } });
}

/** The status with which the log shows a request whose client has left. */
export const clientLeftStatus = 499;
