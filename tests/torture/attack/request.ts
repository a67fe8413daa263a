import { createHash } from "node:crypto";
import { graphqlCall, type HttpCall } from "../support/client.ts";
import { Random } from "../support/random.ts";
import { type Attack, answered, refused } from "./attack.ts";
import { callAttack, json, simple } from "./call.ts";
import { repeat } from "./document.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const get = (query: string, headers: Record<string, string> = {}): HttpCall => ({
  method: "GET",
  path: `/graphql?query=${encodeURIComponent(query)}`,
  headers: { accept: "application/json", ...headers },
});
const persisted = (hash: unknown, query?: string): HttpCall => ({
  headers: json,
  body: JSON.stringify({ query, extensions: { persistedQuery: { version: 1, sha256Hash: hash } } }),
});

/** Attacks by the headers, the path and the documents of requests. */
export const requestAttacks: readonly Attack[] = [
  callAttack("wrong content types", [...refused, 200], () =>
    [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "application/json; charset=utf-16",
      "application/graphql",
      "x".repeat(5000),
      "application/json/json",
      "*/*",
    ].map((type) => ({ headers: { "content-type": type }, body: `{"query":"${simple}"}` })),
  ),
  callAttack("accepted types that are no types", [...refused, 200], () =>
    [
      "",
      "x",
      "*",
      ",,,,",
      ";q=",
      "application/json;q=NaN",
      `${"application/json;q=0.1,".repeat(300)}`,
      "image/png",
      "application/graphql-response+json;charset=latin1",
    ].map((accept) => ({ headers: { ...json, accept }, body: `{"query":"${simple}"}` })),
  ),
  callAttack("encodings of the body", [...refused, 200], () =>
    ["gzip", "br", "deflate", "identity", "x", "gzip, gzip"].map((encoding) => ({
      headers: { ...json, "content-encoding": encoding },
      body: `{"query":"${simple}"}`,
    })),
  ),
  callAttack("encodings of the response", [200, 406, 431], () =>
    ["gzip;q=NaN", "*", "*;q=0", "br;q=1.0, gzip;q=0.8, *;q=0.1", `${"x,".repeat(3000)}`, "identity;q=0"].map(
      (encoding) => ({
        headers: { ...json, "accept-encoding": encoding },
        body: JSON.stringify({ query: "{ __schema { types { name } } }" }),
      }),
    ),
  ),
  callAttack(
    "a header of 100,000 characters",
    [431, 400, 200],
    () => [{ ...graphqlCall(simple), headers: { ...json, "x-long": "x".repeat(100_000) } }],
    { mayClose: true },
  ),
  callAttack(
    "5,000 headers",
    [431, 400, 200],
    () => [
      {
        ...graphqlCall(simple),
        headers: { ...json, ...Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`x${i}`, "1"])) },
      },
    ],
    { mayClose: true },
  ),
  callAttack("traces that are none", [200], () =>
    [
      "x",
      "00-0-0-0",
      "ff-ffffffffffffffffffffffffffffffff-ffffffffffffffff-ff",
      `00-${"0".repeat(32)}-${"0".repeat(16)}-00`,
      "00-".repeat(2000),
      "é",
    ].map((traceparent) =>
      graphqlCall(
        simple,
        {},
        { traceparent: Buffer.from(traceparent).toString("latin1"), tracestate: "x=".repeat(1000) },
      ),
    ),
  ),
  callAttack("request ids that are none", [200], () =>
    ["", " ", "x".repeat(5000), '"},{"level":60', "../../x", "\u00ff\u00fe"].map((id) =>
      graphqlCall(simple, {}, { "x-request-id": id }),
    ),
  ),
  callAttack("ETags that are none", [200, 304], () =>
    ["*", '"', 'W/"', '"",'.repeat(2000), "x".repeat(8000), 'W/"1-*"'].map((etag) =>
      get(simple, { "if-none-match": etag }),
    ),
  ),
  callAttack("origins that are none", [200, 204, 400, 403], () =>
    ["null", "x", "https://evil.example", "file://", "http://[::1", "x".repeat(5000)].flatMap((origin) => [
      graphqlCall(simple, {}, { origin }),
      { method: "GET" as const, path: "/graphql", headers: { origin, accept: "text/html" } },
    ]),
  ),
  callAttack(
    "GET requests with long texts",
    answered,
    () => [
      get(`{ ${repeat(500, (i) => `a${i}: __typename`)} }`),
      get(`{ company(slug: "${"x".repeat(100_000)}") { name } }`),
      { method: "GET", path: `/graphql?${"a=1&".repeat(3000)}query=${encodeURIComponent(simple)}` },
    ],
    { mayClose: true },
  ),
  callAttack("GET requests with parameters that are none", [...answered, 404, 406], () =>
    [
      "?query=%",
      "?query=%ff",
      "?query=%00",
      "?variables=[[[",
      `?query=${encodeURIComponent(simple)}&variables=%7B`,
      "?query[]=x",
      "?query=a&query=b",
      "?documentId=",
      "?extensions=null",
      "?extensions={",
      "?__proto__[x]=1",
      "?operationName=x",
    ].map((path) => ({ method: "GET", path: `/graphql${path}`, headers: { accept: "application/json" } })),
  ),
  callAttack("GET requests that would write", [...refused, 200], () => [
    get("mutation { __typename }"),
    get("subscription { __typename }"),
  ]),
  callAttack(
    "hashes that do not match",
    [...answered, 404],
    () => Array.from({ length: 500 }, (_, i) => persisted(sha256(String(i)), simple)),
    { parallel: 10 },
  ),
  callAttack(
    "hashes that nothing is known under",
    [...answered, 404],
    () => Array.from({ length: 1000 }, (_, i) => persisted(sha256(`unknown ${i}`))),
    { parallel: 10 },
  ),
  callAttack("hashes that are none", [...answered, 404], () =>
    [null, 1, "", "x", "A".repeat(64), "0".repeat(63), {}, [], `${"0".repeat(64)}\n`, "../../x"].map((hash) =>
      persisted(hash, simple),
    ),
  ),
  callAttack(
    "1,500 persisted queries of 90,000 characters",
    answered,
    function* () {
      for (let index = 0; index < 1500; index++) {
        const query = `{ __typename } # ${index} ${"x".repeat(90_000)}`;
        yield persisted(sha256(query), query);
      }
    },
    { parallel: 8 },
  ),
  callAttack(
    "20,000 small persisted queries",
    answered,
    function* () {
      for (let index = 0; index < 20_000; index++) {
        const query = `{ a${index}: __typename }`;
        yield persisted(sha256(query), query);
      }
    },
    { parallel: 16, isLong: true },
  ),
  callAttack("document ids that are paths", [...answered, 404], () =>
    [
      "../../etc/passwd",
      "/etc/passwd",
      "..%2f..%2fetc%2fpasswd",
      "....//",
      "\u0000",
      "C:\\x",
      "x".repeat(100_000),
      "sha256:",
      "' or 1=1 --",
      "file:///etc/passwd",
      "__proto__",
    ].map((documentId) => ({ headers: json, body: JSON.stringify({ documentId }) })),
  ),
  callAttack("paths that leave the server", [...answered, 301, 302, 307, 308, 404, 405, 406], () =>
    [
      "/../../etc/passwd",
      "/graphql/../../etc/passwd",
      "/..%2f..%2fetc/passwd",
      "/%2e%2e/%2e%2e/etc/passwd",
      "/schema.graphql/../../package.json",
      "//etc/passwd",
      "/graphql%00",
      "/.env",
      "/package.json",
      "/var/graph.db",
      "/node_modules/yaml/package.json",
      "/health/../graphql",
      "/%",
      "/%ff",
      `/${"a/".repeat(3000)}`,
      "/graphql;x=1",
      "/GRAPHQL",
      "/graphql//",
      "/health/live/x",
      "/metrics",
      "/__proto__",
    ].flatMap((path) => [
      { method: "GET" as const, path },
      { path, headers: json, body: "{}" },
    ]),
  ),
  callAttack(
    "10,000 operation names",
    [200, 429, 503],
    function* () {
      const random = new Random(1);
      for (let index = 0; index < 10_000; index++) {
        const name = `Q${random.bytes(8).toString("hex")}`;
        yield graphqlCall(`query ${name} { __typename }`, { operationName: name });
      }
    },
    { parallel: 16 },
  ),
  callAttack(
    "2,000 different documents",
    [200, 429, 503],
    function* () {
      for (let index = 0; index < 2000; index++)
        yield graphqlCall(`{ ${repeat(50, (i) => `a${index}_${i}: __typename`)} }`);
    },
    { parallel: 16 },
  ),
  callAttack(
    "300 gateway requests with traces",
    answered,
    () =>
      Array.from({ length: 300 }, () =>
        graphqlCall("{ companies(first: 50) { nodes { name } } }", {}, { "apollo-federation-include-trace": "ftv1" }),
      ),
    { parallel: 8 },
  ),
];
