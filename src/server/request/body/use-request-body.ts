import type { GraphQLParams, Plugin } from "graphql-yoga";
import { errorBody } from "../../answer/error-body.ts";
import { isGraphqlPath } from "../graphql-path.ts";
import { refusal } from "../refusal.ts";
import { acceptedCodings, decoderOf } from "./content-coding.ts";
import { type MediaType, mediaTypeOf } from "./media-type.ts";
import { readBody } from "./read-body.ts";

const jsonTypes = ["application/json", "application/graphql+json"];

/** The media type of a body that consists of the query alone. */
const queryType = "application/graphql";

/**
 * Reads the bodies of POST requests: JSON in UTF-8, which may be compressed. Responds with 415 to other types and encodings.
 * Not Yoga's parsers: they compare media types by letter, pass on what the JSON parser says, and know no encodings.
 * @param maxBytes the maximum length of a body, before and after it is decompressed
 */
export function useRequestBody(maxBytes: number): Plugin {
  return {
    onRequest({ request, url, endResponse, fetchAPI }) {
      if (request.method !== "POST" || !isGraphqlPath(url)) return;
      const refused = unsupported(request.headers);
      if (!refused) return;
      const { message, headers } = refused;
      endResponse(fetchAPI.Response.json(errorBody(message), { status: 415, headers }));
    },
    onRequestParse({ request, setRequestParser }) {
      if (request.method === "POST") setRequestParser((sent) => paramsOf(sent, maxBytes));
    },
  };
}

/** Why a body with these headers cannot be read. Null if it can. */
function unsupported(headers: Headers): { message: string; headers: Record<string, string> } | null {
  const header = headers.get("content-type");
  const type = header === null ? null : mediaTypeOf(header);
  const refused = (message: string) => ({ message, headers: { "accept-post": "application/json" } });
  if (header === null) return refused("The header Content-Type is missing. Use application/json.");
  if (!isSupported(type))
    return refused(`Content-Type ${JSON.stringify(header.slice(0, 80))} is not supported. Use application/json.`);
  if (type.charset !== null && !["utf-8", "utf8"].includes(type.charset))
    return refused(`The charset ${JSON.stringify(type.charset.slice(0, 40))} is not supported. Use UTF-8.`);
  if (decoderOf(headers.get("content-encoding")) !== undefined) return null;
  return {
    message: `This Content-Encoding is not supported. Use one of ${acceptedCodings}, or none.`,
    headers: { "accept-encoding": acceptedCodings },
  };
}

function isSupported(type: MediaType | null): type is MediaType {
  return type !== null && [...jsonTypes, queryType].includes(type.name);
}

async function paramsOf(request: Request, maxBytes: number): Promise<GraphQLParams> {
  const text = await readBody(request, maxBytes);
  if (mediaTypeOf(request.headers.get("content-type") ?? "")?.name === queryType) return { query: text };
  if (hasMoreEntries(text, maxBodyEntries))
    throw refusal(400, `The body has more than ${maxBodyEntries} values. Send several requests.`);
  const params = jsonOf(text);
  if (Array.isArray(params)) throw refusal(400, "Batches are not supported. Send one query in each request.");
  if (typeof params !== "object" || params === null)
    throw refusal(400, 'The body must be a JSON object such as {"query":"{ dataset { name } }"}.');
  if (!["query", "documentId", "extensions"].some((name) => (params as Record<string, unknown>)[name] != null))
    throw refusal(400, "The body has no `query`. Send the text of a query, a `documentId` or a persisted query.");
  // An empty name means no name, as in the query string.
  if ("operationName" in params && params.operationName === "") delete params.operationName;
  if ("variables" in params && hasMoreValues(params.variables, maxVariableValues))
    throw refusal(400, `\`variables\` has more than ${maxVariableValues} values. Send several requests.`);
  return params;
}

/** Each value is read, checked and priced. A thousand representations with keys of two fields have 3,000. */
const maxVariableValues = 20_000;

/** Those of `variables` and some others. */
const maxBodyEntries = maxVariableValues + 1_000;

/** In a shorter text, so many entries can be parsed in a few milliseconds. */
const minCheckedLength = 100_000;

/** Whether a JSON text has more entries than a limit, which is found faster than the text is parsed. */
function hasMoreEntries(text: string, limit: number): boolean {
  if (text.length < minCheckedLength) return false;
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at);
    else if (character === "," && ++count > limit) return true;
  }
  return false;
}

/** The position of the quote that ends the string that begins at a position, or the end of the text. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text[end - 1 - escapes] === "\\") escapes++;
    if (escapes % 2 === 0) return end;
  }
  return text.length;
}

/** Whether a JSON value consists of more values than a limit. */
function hasMoreValues(value: unknown, limit: number): boolean {
  let count = 0;
  const rest: unknown[] = [value];
  while (rest.length > 0) {
    const next = rest.pop();
    if (typeof next !== "object" || next === null) continue;
    const entries: unknown[] = Array.isArray(next) ? next : Object.values(next);
    count += entries.length;
    if (count > limit) return true;
    for (const entry of entries) rest.push(entry);
  }
  return false;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message quotes the body.
    throw refusal(400, "The body is not valid JSON.");
  }
}
