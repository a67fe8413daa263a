import type { Plugin } from "graphql-yoga";
import type { Logger } from "pino";
import { codes } from "../../schema/core/error.ts";
import type { Store } from "../../store/open.ts";
import { errorBody } from "../answer/error-body.ts";
import { requestScope } from "../request/request-scope.ts";
import { DocumentError } from "./document-error.ts";
import { registerManifest } from "./register-manifest.ts";

/** A manifest of a large application has about a thousand documents of a thousand characters. */
const maxManifestBytes = 2_000_000;

/**
 * Registers the documents of a manifest: `POST /documents`, with the manifest as JSON. Only for servers that check
 * credentials, because a registered document can never be changed or removed.
 */
export function useDocumentRegistration(store: Store, log: Logger): Plugin {
  return {
    async onRequest({ request, url, endResponse, fetchAPI }) {
      if (url.pathname !== "/documents") return;
      const respond = (status: number, body: object, headers: Record<string, string> = {}) =>
        endResponse(fetchAPI.Response.json(body, { status, headers: { "cache-control": "no-store", ...headers } }));

      if (request.method !== "POST") {
        return respond(405, errorBody("Send the manifest with the method POST."), { allow: "POST" });
      }
      if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) {
        return respond(415, errorBody("Send the manifest as JSON, with Content-Type application/json."));
      }
      try {
        const text = await boundedText(request);
        if (text === null) {
          const message = `The manifest is larger than ${maxManifestBytes} bytes. Split it.`;
          // The rest of the body is not read, so the connection cannot be used for another request.
          return respond(413, errorBody(message, codes.requestTooLarge), { connection: "close" });
        }
        return respond(200, await registerManifest(store, text));
      } catch (error) {
        if (error instanceof DocumentError) {
          const problems = error.message.split("\n");
          return respond(400, { errors: problems.flatMap((problem) => errorBody(problem).errors) });
        }
        // An error here would bypass the masking of errors.
        log.error({ request: requestScope()?.id, err: error }, "unexpected error");
        return respond(500, errorBody("Unexpected error.", codes.internal));
      }
    },
  };
}

/** The body of a request. Null if it is larger than the limit, of which no more is read. */
async function boundedText(request: Request): Promise<string | null> {
  if (Number(request.headers.get("content-length") ?? 0) > maxManifestBytes) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Not `for await`: leaving that loop closes the connection before the client has read the response.
  const reader = request.body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) break;
    length += value.byteLength;
    if (length > maxManifestBytes) return null;
    chunks.push(value);
  }
  return Buffer.concat(chunks).toString("utf8");
}
