import type { Plugin } from "graphql-yoga";
import { codes } from "../../schema/core/error.ts";
import { errorBody } from "../answer/error-body.ts";
import { isGraphqlPath } from "./graphql-path.ts";

const producedTypes = [
  "application/json",
  "application/graphql-response+json",
  "multipart/mixed",
  "text/event-stream",
] as const;

/**
 * Responds with 406 if the client accepts no media type of the API. Yoga executes the query first, and then sends no body and a
 * header that grows with `Accept`.
 */
export function useAcceptable(): Plugin {
  return {
    onRequest({ request, url, endResponse, fetchAPI }) {
      if (!isGraphqlPath(url) || acceptsAny(request.headers.get("accept"))) return;
      endResponse(fetchAPI.Response.json(notAcceptable, { status: 406 }));
    },
    onResponse({ response, setResponse, fetchAPI }) {
      // Yoga's own response with this status, which the check above makes rare.
      if (response.status !== 406 || !response.headers.has("accept")) return;
      const headers = new Headers(response.headers);
      headers.delete("accept");
      headers.set("content-type", "application/json");
      setResponse(new fetchAPI.Response(JSON.stringify(notAcceptable), { status: 406, headers }));
    },
  };
}

const notAcceptable = errorBody(
  `The header Accept allows no media type that this resource has. Accept one of ${producedTypes.join(", ")}.`,
  codes.notAcceptable,
);

function acceptsAny(accept: string | null): boolean {
  if (accept === null || accept.trim() === "") return true;
  const ranges = accept.toLowerCase().split(",").map(rangeOf);
  return producedTypes.some((type) => {
    // The most specific range that matches the type decides.
    const candidates = [type, type.replace(/\/.*/, "/*"), "*/*"];
    const name = candidates.find((candidate) => ranges.some((range) => range.type === candidate));
    return ranges.some((range) => range.type === name && range.isAcceptable);
  });
}

/** Responses are in UTF-8. A quality of zero means "not acceptable" [RFC 9110, section 12.4.2]. */
function rangeOf(range: string): { type: string; isAcceptable: boolean } {
  const [type = "", ...parameters] = range.split(";").map((part) => part.trim());
  const isAcceptable = parameters.every(
    (parameter) => !/^q\s*=\s*0(\.0*)?$/.test(parameter) && !/^charset\s*=\s*"?(?!utf-8"?$)/.test(parameter),
  );
  return { type, isAcceptable };
}
