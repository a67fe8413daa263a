import type { Plugin } from "graphql-yoga";
import { isGraphqlPath } from "./graphql-path.ts";

/** A server without a port. */
export interface Answerer {
  fetch: (request: Request) => Promise<Response> | Response;
}

/**
 * Hands requests of gateways that ask for Apollo's inline traces to a server that makes them. Tracing looks at every field,
 * so that it has a server and a schema of its own and costs nobody else anything.
 * @param traced makes that server, when it is first needed
 */
export function useInlineTrace(traced: () => Promise<Answerer>): Plugin {
  let made: Promise<Answerer> | null = null;
  return {
    async onRequest({ request, url, endResponse }) {
      if (!isGraphqlPath(url) || request.headers.get("apollo-federation-include-trace") !== "ftv1") return;
      made ??= traced().catch((error: unknown) => {
        made = null;
        throw error;
      });
      endResponse(await (await made).fetch(request));
    },
  };
}
