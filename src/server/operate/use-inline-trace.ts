import type { Plugin } from "graphql-yoga";
import { isGraphqlPath } from "../request/graphql-path.ts";

/** A server without a port. */
export interface FetchServer {
  fetch: (request: Request) => Promise<Response> | Response;
}

/** The plugin that records traces. It is loaded while the server listens, so that the first request with a trace delays no other. */
export const inlineTracePlugin = () => import("@graphql-yoga/plugin-apollo-inline-trace");

/**
 * Passes requests for Apollo's inline traces to a server that records them. Tracing wraps every field of a schema, so it
 * gets its own server and schema, and costs other requests nothing.
 * @param newTracingServer creates that server, on the first such request
 */
export function useInlineTrace(newTracingServer: () => Promise<FetchServer>): Plugin {
  let server: Promise<FetchServer> | null = null;
  return {
    async onRequest({ request, url, endResponse }) {
      if (!isGraphqlPath(url) || request.headers.get("apollo-federation-include-trace") !== "ftv1") return;
      server ??= newTracingServer().catch((error: unknown) => {
        server = null;
        throw error;
      });
      endResponse(await (await server).fetch(request));
    },
  };
}
