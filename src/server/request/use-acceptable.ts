import { type Plugin, processRegularResult } from "graphql-yoga";
import { codes } from "../../schema/core/error.ts";
import { errorBody } from "../answer/error-body.ts";
import { type ExportType, exportTypes } from "../export/export-type.ts";
import { isGraphqlPath } from "./graphql-path.ts";
import { preferredType } from "./preferred-type.ts";

/** The media types of a complete result. */
const completeTypes = ["application/json", "application/graphql-response+json"] as const;
const producedTypes = [...completeTypes, "multipart/mixed", "text/event-stream"] as const;

/**
 * Negotiates the media type of a response [RFC 9110, section 12.5.1], and responds with 406 if the client accepts none of the API.
 * Yoga ignores quality values, and rejects a request only after it has executed the query, without a body and with a header that
 * grows with `Accept`.
 */
export function useAcceptable(): Plugin {
  return {
    onRequest({ request, url, endResponse, fetchAPI }) {
      if (!isGraphqlPath(url) || typeOf(request)) return;
      endResponse(fetchAPI.Response.json(notAcceptable, { status: 406 }));
    },
    onResultProcess({ request, result, setResultProcessor }) {
      if (Symbol.asyncIterator in result) return;
      const type = completeTypeOf(request.headers.get("accept"));
      if (type) setResultProcessor(processRegularResult, type);
    },
    onResponse({ response, setResponse, fetchAPI }) {
      // Yoga's own response with this status, which has no body.
      if (response.status !== 406 || !response.headers.has("accept")) return;
      const headers = new Headers(response.headers);
      headers.delete("accept");
      headers.set("content-type", "application/json");
      setResponse(new fetchAPI.Response(JSON.stringify(notAcceptable), { status: 406, headers }));
    },
  };
}

const notAcceptable = errorBody(
  `The header Accept allows no media type that this resource has. Accept one of ${producedTypes.join(", ")}. The method GET also exports a list as ${exportTypes.join(", ")}.`,
  codes.notAcceptable,
);

function typeOf({ method, headers }: Request) {
  return preferredType(method === "GET" ? [...producedTypes, ...exportTypes] : producedTypes, headers.get("accept"));
}

/** The media type of the export that a request asks for. Null if it asks for a result in JSON. */
export function exportTypeOf(method: string | undefined, accept: string | null): ExportType | null {
  // Most requests name no such type, and none is preferred to JSON without its name.
  if (method !== "GET" || accept === null || !/csv|jsonl|ndjson/i.test(accept)) return null;
  const type = preferredType([...producedTypes, ...exportTypes], accept);
  return exportTypes.find((each) => each === type) ?? null;
}

/** The media type of a complete result for a header `Accept`. Null if the client accepts none. */
export function completeTypeOf(accept: string | null): (typeof completeTypes)[number] | null {
  return preferredType(completeTypes, accept);
}
