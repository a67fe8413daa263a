import type { Plugin } from "graphql-yoga";

/** Serves the schema as text at `/schema.graphql`, for code generators and readers. */
export function useSchemaFile(printedSchema: () => string): Plugin {
  return {
    onRequest({ url, request, endResponse, fetchAPI }) {
      if (url.pathname !== "/schema.graphql" || request.method !== "GET") return;
      endResponse(
        new fetchAPI.Response(printedSchema(), {
          headers: {
            "content-type": "text/plain; charset=utf-8",
            "content-disposition": 'inline; filename="schema.graphql"',
          },
        }),
      );
    },
  };
}
