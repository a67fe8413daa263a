import type { Plugin } from "graphql-yoga";
import { errorBody } from "../answer/error-body.ts";
import { isGraphqlPath } from "./graphql-path.ts";

/** Responds with 400 to a GET request whose `variables` or `extensions` are not a JSON object, before Yoga parses them. */
export function useGetParameters(): Plugin {
  return {
    onRequest({ url, request, endResponse, fetchAPI }) {
      if (request.method !== "GET" || !isGraphqlPath(url)) return;
      for (const name of ["variables", "extensions"]) {
        const text = url.searchParams.get(name);
        if (!text || isJsonObjectOrNull(text)) continue;
        const message = `\`${name}\` must be a JSON object, such as {"first":5}.`;
        return endResponse(fetchAPI.Response.json(errorBody(message), { status: 400 }));
      }
    },
  };
}

function isJsonObjectOrNull(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && !Array.isArray(value);
  } catch {
    return false;
  }
}
