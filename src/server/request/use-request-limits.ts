import type { Plugin } from "graphql-yoga";
import { errorBody } from "../answer/error-body.ts";

/** Documents written by people and tools have about a thousand tokens. Yoga limits the size of the body, not the tokens. */
const maxTokens = 10_000;

/** Rejects documents with too many tokens, and form-encoded bodies, which Yoga would accept. */
export function useRequestLimits(): Plugin {
  return {
    onRequest({ request, endResponse, fetchAPI }) {
      if (!/^application\/x-www-form-urlencoded/i.test(request.headers.get("content-type") ?? "")) return;
      const message = "Form-encoded requests are not supported. Send JSON with `Content-Type: application/json`.";
      endResponse(fetchAPI.Response.json(errorBody(message), { status: 415 }));
    },
    onParse({ parseFn, setParseFn }) {
      // Limits in `params.options` have no effect in Yoga.
      setParseFn((source, options) => parseFn(source, { ...options, maxTokens }));
    },
  };
}
