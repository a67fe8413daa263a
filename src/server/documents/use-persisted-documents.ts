import { createHash } from "node:crypto";
import { GraphQLError } from "graphql";
import type { GraphQLParams, Plugin } from "graphql-yoga";
import { codes } from "../schema/error.ts";
import type { Store } from "../store/open.ts";
import { isTrusted, trustedDocument } from "../store/trusted-document.ts";
import { BoundedCache } from "./bounded-cache.ts";

/** Which queries are answered: any, or none but those that were registered. */
export type AnsweredQueries = "any" | "trusted";

/**
 * Takes a hash or an id in the place of a query: `extensions.persistedQuery` by Apollo's protocol, where the client sends
 * the text once if it is not known, and `documentId` for documents that were registered. By POST and by GET.
 */
export function usePersistedDocuments(store: Store, answered: AnsweredQueries): Plugin {
  const kept = new BoundedCache<string>();
  const textOf = async (sha256: string) =>
    (await trustedDocument(store, sha256))?.body ?? (answered === "any" ? kept.get(sha256) : undefined);

  return {
    async onParams({ params, request, setParams }) {
      const id = documentIdOf(params, request);
      const hash = hashOf(params);
      let { query } = params;
      // What is no text is refused by the check that follows on all others.
      if (query != null && typeof query !== "string") return;
      if (id !== null) {
        if (query) throw refusal("documentId: stands beside query; write one of the two", codes.badRequest, 400);
        const found = await trustedDocument(store, id.replace(/^sha256:/, ""));
        if (!found) throw refusal("documentId: no document is registered under it", codes.documentNotFound, 404);
        return setParams({ ...params, query: found.body });
      }
      if (hash !== null) {
        query ??= await textOf(hash);
        // Clients know these words, and send the text then.
        if (!query) throw refusal("PersistedQueryNotFound", codes.persistedQueryNotFound, 404);
        if (sha256Of(query) !== hash && query === params.query) {
          throw refusal(
            "extensions.persistedQuery.sha256Hash: is not the hash of query; write the SHA-256 of its text in hexadecimal",
            codes.persistedQueryMismatch,
            400,
          );
        }
      }
      if (answered === "trusted" && query && query === params.query && !(await isTrusted(store, sha256Of(query)))) {
        throw refusal(
          "query: is no registered document, and this server answers no others; ask its operator to register it",
          codes.documentNotTrusted,
          403,
        );
      }
      if (hash !== null && query) {
        if (answered === "any") kept.set(hash, query, query.length);
        setParams({ ...params, query });
      }
    },
  };
}

function documentIdOf(params: GraphQLParams, request: Request): string | null {
  const given: unknown =
    request.method === "GET"
      ? new URL(request.url).searchParams.get("documentId")
      : (params as { documentId?: unknown }).documentId;
  if (given == null) return null;
  if (typeof given !== "string") throw refusal("documentId: is no text; write an id as text", codes.badRequest, 400);
  return given;
}

/** The hash that stands for a query by Apollo's protocol; null where there is none. */
function hashOf({ extensions }: GraphQLParams): string | null {
  const persisted: unknown = extensions?.persistedQuery;
  if (persisted == null) return null;
  const { version, sha256Hash } = persisted as { version?: unknown; sha256Hash?: unknown };
  if (version !== 1) throw refusal("PersistedQueryNotSupported", codes.persistedQueryNotSupported, 400);
  if (typeof sha256Hash !== "string" || !/^[\da-f]{64}$/.test(sha256Hash)) {
    const message = "extensions.persistedQuery.sha256Hash: is no SHA-256; write 64 hexadecimal digits in lower case";
    throw refusal(message, codes.badRequest, 400);
  }
  return sha256Hash;
}

export function sha256Of(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The status holds where the client accepts `application/graphql-response+json`; under `application/json` all is 200 [graphql-over-http]. */
function refusal(message: string, code: string, status: number): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status, spec: true } } });
}
