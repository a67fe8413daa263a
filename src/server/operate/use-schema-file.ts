import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import type { Plugin } from "graphql-yoga";
import { acceptedEncoding } from "../answer/accepted-encoding.ts";

type Coding = "br" | "gzip" | "identity";

/** Serves the schema as text at `/schema.graphql`, for code generators and readers. It is encoded and compressed once. */
export function useSchemaFile(printedSchema: () => string): Plugin {
  const bodies = new Map<Coding, Promise<Uint8Array<ArrayBuffer>>>();
  const bodyOf = (coding: Coding) => {
    const known = bodies.get(coding) ?? encoded(printedSchema(), coding);
    bodies.set(coding, known);
    return known;
  };
  return {
    async onRequest({ url, request, endResponse, fetchAPI }) {
      if (url.pathname !== "/schema.graphql" || request.method !== "GET") return;
      const coding = acceptedEncoding(request.headers.get("accept-encoding"), ["br", "gzip"]) ?? "identity";
      endResponse(
        new fetchAPI.Response(await bodyOf(coding), {
          headers: {
            "content-type": "text/plain; charset=utf-8",
            "content-disposition": 'inline; filename="schema.graphql"',
            vary: "accept-encoding",
            ...(coding !== "identity" && { "content-encoding": coding }),
          },
        }),
      );
    },
  };
}

async function encoded(text: string, coding: Coding): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new TextEncoder().encode(text);
  if (coding === "identity") return bytes;
  return new Uint8Array(await promisify(coding === "br" ? brotliCompress : gzip)(bytes));
}
