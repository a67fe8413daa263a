import { GraphQLError } from "graphql";
import type { GraphQLParams, Plugin } from "graphql-yoga";
import { codes } from "../../schema/core/error.ts";
import type { Store } from "../../store/open.ts";
import { isRegistered, registeredDocument } from "../../store/query/registered-document.ts";
import { recordRegistered } from "../request/request-scope.ts";
import { textCache } from "../text-cache.ts";
import { sha256Of } from "./sha256.ts";

/** Which queries are executed: any query, or registered documents only. */
export type AllowedQueries = "any" | "trusted";

/**
 * Lets clients send a hash or an id in place of a query, by POST and by GET: `extensions.persistedQuery` for Apollo's
 * automatic persisted queries, and `documentId` for registered documents.
 * By hand, because Yoga's plugin for registered documents rejects requests that send the text of one.
 * @param ownDocument returns the text of a document that the program itself brings. It needs no registration.
 */
export function usePersistedDocuments(
  store: Store,
  allowed: AllowedQueries,
  ownDocument: (sha256: string) => string | undefined = () => undefined,
): Plugin {
  const cache = textCache<string>({ maxTotalLength: 10_000_000, maxTextLength: 100_000 }, (query) => query);
  const queryOf = async (sha256: string) => {
    const body = ownDocument(sha256) ?? (await registeredDocument(store, sha256))?.body;
    if (body !== undefined) recordRegistered();
    return body ?? (allowed === "any" ? cache.get(sha256) : undefined);
  };

  return {
    async onParams({ params, request, setParams }) {
      const id = documentIdOf(params, request);
      const hash = hashOf(params);
      let { query } = params;
      // Yoga rejects a query that is not a string after this hook.
      if (query != null && typeof query !== "string") return;
      if (id !== null) {
        if (query)
          throw refusal("`documentId` and `query` cannot be combined. Send one of them.", codes.badRequest, 400);
        const key = id.replace(/^sha256:/, "");
        const body = ownDocument(key) ?? (await registeredDocument(store, key))?.body;
        if (body === undefined) {
          const message = "No document is registered with this `documentId`. Register the document first.";
          throw refusal(message, codes.documentNotFound, 404);
        }
        recordRegistered();
        return setParams({ ...params, query: body });
      }
      if (hash !== null) {
        query ??= await queryOf(hash);
        // Clients recognize this message, and send the query with the hash.
        if (!query) throw refusal("PersistedQueryNotFound", codes.persistedQueryNotFound, 404);
        if (sha256Of(query) !== hash && query === params.query) {
          const message =
            "`extensions.persistedQuery.sha256Hash` does not match `query`. Send the SHA-256 of the query text in lowercase hexadecimal.";
          throw refusal(message, codes.persistedQueryMismatch, 400);
        }
      }
      const isTrusted = async (text: string) =>
        ownDocument(sha256Of(text)) !== undefined || (await isRegistered(store, sha256Of(text)));
      if (allowed === "trusted" && query && query === params.query && !(await isTrusted(query))) {
        const message =
          "This server executes registered documents only, and `query` is not registered. Ask its operator to register it.";
        throw refusal(message, codes.documentNotTrusted, 403);
      }
      if (allowed === "trusted") recordRegistered();
      if (hash !== null && query) {
        if (allowed === "any") cache.set(hash, query);
        setParams({ ...params, query });
      }
    },
  };
}

function documentIdOf(params: GraphQLParams, request: Request): string | null {
  const id: unknown =
    request.method === "GET"
      ? new URL(request.url).searchParams.get("documentId")
      : (params as { documentId?: unknown }).documentId;
  if (id == null) return null;
  if (typeof id !== "string") throw refusal("`documentId` must be a string.", codes.badRequest, 400);
  return id;
}

/** The hash of Apollo's protocol. Null if the request has none. */
function hashOf({ extensions }: GraphQLParams): string | null {
  const persisted: unknown = extensions?.persistedQuery;
  if (persisted == null) return null;
  const { version, sha256Hash } = persisted as { version?: unknown; sha256Hash?: unknown };
  if (version !== 1) throw refusal("PersistedQueryNotSupported", codes.persistedQueryNotSupported, 400);
  if (typeof sha256Hash !== "string" || !/^[\da-f]{64}$/.test(sha256Hash)) {
    const message = "`extensions.persistedQuery.sha256Hash` must be a SHA-256 hash of 64 lowercase hexadecimal digits.";
    throw refusal(message, codes.badRequest, 400);
  }
  return sha256Hash;
}

/** The status applies to `application/graphql-response+json`. With `application/json` it is 200 [graphql-over-http]. */
function refusal(message: string, code: string, status: number): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status, spec: true } } });
}
