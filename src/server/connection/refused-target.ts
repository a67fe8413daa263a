import type { IncomingMessage } from "node:http";
import type { Plugin } from "graphql-yoga";
import { errorBody } from "../answer/error-body.ts";

const problems = new WeakMap<object, string>();

/** Marks a request that cannot be served because of its target. The plugin below rejects it. */
export function refuseTarget(request: IncomingMessage, problem: string): void {
  problems.set(request, problem);
}

/** Responds with 400 to a request with an invalid target, with the headers and the log line of every other response. */
export function useRefusedTarget(): Plugin {
  return {
    onRequest({ serverContext, endResponse, fetchAPI }) {
      // The adapter passes Node's request along. Without a port there is none.
      const sent: unknown = serverContext && "req" in serverContext ? serverContext.req : null;
      const problem = typeof sent === "object" && sent !== null ? problems.get(sent) : undefined;
      if (problem !== undefined) endResponse(fetchAPI.Response.json(errorBody(problem), { status: 400 }));
    },
  };
}
