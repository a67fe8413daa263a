import type { Plugin } from "graphql-yoga";
import { errorBody } from "../answer/error-body.ts";
import { isGraphqlPath } from "./graphql-path.ts";

/** Rejects documents with too many tokens, and bodies that are not JSON: Yoga accepts forms, and rejects other types without a reason. */
export function useRequestLimits({ maxTokens }: { maxTokens: number }): Plugin {
  return {
    onRequest({ request, url, endResponse, fetchAPI }) {
      if (request.method !== "POST" || !isGraphqlPath(url)) return;
      const type = request.headers.get("content-type") ?? "";
      if (/^application\/(json|graphql\+json|graphql)\b/i.test(type)) return;
      const found =
        type === "" ? "The header Content-Type is missing." : `Content-Type "${type.slice(0, 80)}" is not supported.`;
      endResponse(fetchAPI.Response.json(errorBody(`${found} Use application/json.`), { status: 415 }));
    },
    onParse({ parseFn, setParseFn }) {
      // Documents written by people and tools have about a thousand tokens. Limits in `params.options` have no effect in Yoga.
      setParseFn((source, options) => parseFn(source, { ...options, maxTokens }));
    },
  };
}
