import type { Plugin } from "graphql-yoga";
import { isGraphqlPath } from "./graphql-path.ts";

/** Answers a GET whose variables or extensions are no JSON object with 400, before they are read as one. */
export function useGetParameters(): Plugin {
  return {
    onRequest({ url, request, endResponse, fetchAPI }) {
      if (request.method !== "GET" || !isGraphqlPath(url)) return;
      for (const name of ["variables", "extensions"]) {
        const text = url.searchParams.get(name);
        if (!text || isJsonObject(text)) continue;
        const message = `${name}: is no JSON object; write one, such as {"first":5}`;
        const body = { errors: [{ message, extensions: { code: "BAD_REQUEST" } }] };
        return endResponse(fetchAPI.Response.json(body, { status: 400 }));
      }
    },
  };
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return value === null || (typeof value === "object" && !Array.isArray(value));
  } catch {
    return false;
  }
}
