import { type Plugin, processRegularResult } from "graphql-yoga";
import { codes } from "../../schema/core/error.ts";
import { errorBody } from "../answer/error-body.ts";
import { isGraphqlPath } from "./graphql-path.ts";

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
      if (!isGraphqlPath(url) || preferred(producedTypes, request.headers.get("accept"))) return;
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
  `The header Accept allows no media type that this resource has. Accept one of ${producedTypes.join(", ")}.`,
  codes.notAcceptable,
);

/** The media type of a complete result for a header `Accept`. Null if the client accepts none. */
export function completeTypeOf(accept: string | null): (typeof completeTypes)[number] | null {
  return preferred(completeTypes, accept);
}

/** The type that the client likes best; of several, the one that it names first. Null if it accepts none of them. */
function preferred<Type extends string>(types: readonly Type[], accept: string | null): Type | null {
  const ranges = (accept || "*/*").toLowerCase().split(",").map(rangeOf);
  const rated = types.map((type) => {
    // The most specific range that matches the type decides.
    const names = [type, type.replace(/\/.*/, "/*"), "*/*"];
    const place =
      names.map((name) => ranges.findIndex((range) => range.type === name)).find((index) => index >= 0) ?? -1;
    return { type, place, quality: ranges[place]?.quality ?? 0 };
  });
  const [best] = rated.filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality || a.place - b.place);
  return best?.type ?? null;
}

/** Responses are in UTF-8. A quality of zero means "not acceptable". */
function rangeOf(range: string): { type: string; quality: number } {
  const [type = "", ...parameters] = range.split(";").map((part) => part.trim());
  const parameterOf = (name: string) => {
    const found = parameters.map((parameter) => parameter.split("=", 2).map((part) => part.trim()));
    return found.find(([key]) => key === name)?.[1]?.replace(/^"(.*)"$/, "$1") ?? null;
  };
  const isUtf8 = ["utf-8", null].includes(parameterOf("charset"));
  const quality = Number(parameterOf("q") ?? 1);
  return { type, quality: isUtf8 && quality >= 0 ? quality : 0 };
}
