import type { ServerResponse } from "node:http";
import type { ExecutionArgs, GraphQLError } from "graphql";
import { type Plugin, processRegularResult, type YogaInitialContext } from "graphql-yoga";
import { requestScope } from "../request/request-scope.ts";
import { exportTypeOf } from "../request/use-acceptable.ts";
import { ExportError, withStatus } from "./export-error.ts";
import { ExportStream, type StreamParts } from "./export-stream.ts";
import { exportHeaders } from "./export-type.ts";
import { exportedList } from "./exported-list.ts";

interface Begun {
  stream: ExportStream;
  headers: Record<string, string>;
}

/**
 * Exports all pages of the only list that a query selects, to clients that prefer a format of lines to JSON. What is wrong before the first
 * row is an ordinary response with errors. Has to come before the plugins that price, admit and bound an operation: an export does so for
 * each page.
 */
export function useExport(parts: StreamParts): Plugin<YogaInitialContext & { res?: ServerResponse }> {
  const exported = new WeakMap<object, Begun>();
  const typeOf = ({ method, headers }: Request) => exportTypeOf(method, headers.get("accept"));
  return {
    async onExecute({ args, executeFn, setResultAndStopExecution }) {
      const { contextValue, document, schema, operationName, variableValues } = args as ExecutionArgs & {
        contextValue: YogaInitialContext & { res?: ServerResponse };
      };
      const { request, res = null } = contextValue;
      const type = typeOf(request);
      if (type === null) return;
      const result = {};
      try {
        const list = exportedList(schema, document, operationName, variableValues ?? {});
        const { pathname: path } = new URL(request.url);
        const on = { scope: requestScope(), path, signal: request.signal, response: res };
        const stream = new ExportStream(parts, list, type, executeFn, on);
        await stream.begin();
        exported.set(result, { stream, headers: exportHeaders(type, list.key) });
        setResultAndStopExecution(result);
      } catch (error) {
        const errors = error instanceof ExportError ? error.errors : [parts.maskError(error, "Unexpected error.")];
        setResultAndStopExecution({ errors: errors.map((each) => withStatus(each as GraphQLError)) });
      }
    },
    onResultProcess({ request, result, setResultProcessor }) {
      if (typeOf(request) === null) return;
      const begun = exported.get(result);
      // The statuses of this media type say what is wrong.
      if (!begun) return setResultProcessor(processRegularResult, "application/graphql-response+json");
      const { stream, headers } = begun;
      setResultProcessor((_result, fetchAPI) => {
        void stream.send();
        return new fetchAPI.Response(stream.body as unknown as BodyInit, { status: 200, headers });
      }, "text/csv");
    },
    onResponse({ request, response }) {
      if (typeOf(request) !== null) response.headers.set("cache-control", "no-store");
    },
  };
}
