import type { Plugin } from "graphql-yoga";

/** `/schema.graphql`: the schema as text, for code generators and for reading. */
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
