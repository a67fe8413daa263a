import type { Plugin } from "graphql-yoga";
import { codes } from "../../schema/core/error.ts";
import { errorBody } from "../answer/error-body.ts";
import { isGraphqlPath } from "./graphql-path.ts";

/** The paths in addition to `/graphql`. They can only be read. */
const readOnlyPaths: readonly string[] = [
  "/",
  "/health",
  "/health/live",
  "/health/ready",
  "/metrics",
  "/schema.graphql",
];

/** The methods that a path supports, for the header `Allow`. Null if this module does not know the path. */
export function methodsOf(url: URL): readonly string[] | null {
  if (isGraphqlPath(url)) return ["GET", "HEAD", "POST", "OPTIONS"];
  return readOnlyPaths.includes(url.pathname) ? ["GET", "HEAD", "OPTIONS"] : null;
}

/** Responds with 405 to a method that a path does not support. Runs before the plugins that answer at a path. */
export function useAllowedMethods(): Plugin {
  return {
    onRequest({ request, url, endResponse, fetchAPI }) {
      const methods = methodsOf(url);
      if (!methods || methods.includes(request.method)) return;
      const allow = methods.join(", ");
      const body = errorBody(`The method is not supported here. Use one of ${allow}.`);
      endResponse(fetchAPI.Response.json(body, { status: 405, headers: { allow } }));
    },
  };
}

/** Responds with 404 to a path that no plugin has answered, and says where the API is. */
export function useNotFound(): Plugin {
  return {
    onRequest({ url, endResponse, fetchAPI }) {
      if (isGraphqlPath(url)) return;
      const message =
        "There is nothing at this path. The API is at /graphql, its schema at /schema.graphql, and health checks at /health/live and /health/ready.";
      endResponse(fetchAPI.Response.json(errorBody(message, codes.notFound), { status: 404 }));
    },
  };
}
