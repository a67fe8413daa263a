import type { Plugin } from "graphql-yoga";
import type { Logger } from "pino";
import { codes } from "../../schema/core/error.ts";
import { requestScope } from "../request/request-scope.ts";
import { errorBody } from "./error-body.ts";

type Hooks = Pick<Plugin, "onRequest" | "onResponse">;

/** The headers that a response keeps if its body is replaced by an error. */
const keptHeaders = /^(access-control-.*|vary|x-.*|referrer-policy)$/;

/**
 * Returns plugins whose hooks for requests and responses never throw. Yoga masks errors of GraphQL only: it answers an error in
 * one of these hooks with its stack.
 */
export function withMaskedHooks<P extends Hooks>(plugins: readonly P[], log: Logger): P[] {
  const failure = (error: unknown, headers: [string, string][] = []) => {
    const { id: request, trace } = requestScope() ?? {};
    log.error({ request, trace: trace ?? undefined, err: error }, "unexpected error");
    return [errorBody("Unexpected error.", codes.internal), { status: 500, headers }] as const;
  };
  const masked = ({ onRequest, onResponse }: Hooks): Hooks => ({
    ...(onRequest && {
      onRequest: (event) =>
        attempt(
          () => onRequest(event),
          (error) => event.endResponse(event.fetchAPI.Response.json(...failure(error))),
        ),
    }),
    ...(onResponse && {
      onResponse: (event) =>
        attempt(
          () => onResponse(event),
          (error) => {
            const kept = [...event.response.headers].filter(([name]) => keptHeaders.test(name));
            event.setResponse(event.fetchAPI.Response.json(...failure(error, kept)));
          },
        ),
    }),
  });
  return plugins.map((plugin) => ({ ...plugin, ...masked(plugin) }));
}

/** Most hooks are synchronous, and stay so: a promise for each of them would delay every request. */
function attempt(run: () => Promise<void> | void, onError: (error: unknown) => void): Promise<void> | void {
  try {
    const running = run();
    return running instanceof Promise ? running.catch(onError) : running;
  } catch (error) {
    return onError(error);
  }
}
