import type { Plugin } from "graphql-yoga";

/** A query of more tokens is not parsed: a long one that a person or a tool writes has a thousand. */
const mostTokens = 10_000;

/** Refuses what costs more to read than any client needs: very long queries, and bodies that are not JSON or GraphQL. */
export function useRequestLimits(): Plugin {
  return {
    onRequest({ request, endResponse, fetchAPI }) {
      if (!/^application\/x-www-form-urlencoded/i.test(request.headers.get("content-type") ?? "")) return;
      const message = "content-type: is that of a form; send application/json";
      const body = { errors: [{ message, extensions: { code: "BAD_REQUEST" } }] };
      endResponse(fetchAPI.Response.json(body, { status: 415 }));
    },
    onParse({ parseFn, setParseFn }) {
      setParseFn((source, options) => parseFn(source, { ...options, maxTokens: mostTokens }));
    },
  };
}
