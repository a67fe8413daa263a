import { createHash } from "node:crypto";
import { graphqlCall, type HttpCall } from "../support/client.ts";
import { Random } from "../support/random.ts";
import { type Attack, answered, refused } from "./attack.ts";
import { repeat } from "./document.ts";

const json = { "content-type": "application/json" };
const simple = "{ __typename }";
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

function attack(
  name: string,
  statuses: readonly number[],
  calls: () => Iterable<HttpCall>,
  rest: Partial<Attack> = {},
): Attack {
  return {
    name,
    statuses,
    *shots() {
      for (const http of calls()) yield { http };
    },
    ...rest,
  };
}

const bodies =
  (...texts: (string | Buffer)[]) =>
  () =>
    texts.map((body) => ({ headers: json, body }));

/** Attacks by the request around a document. */
export const requestAttacks: readonly Attack[] = [
  attack(
    "JSON nested 100,000 deep",
    refused,
    bodies(
      "[".repeat(100_000),
      `{"query":"${simple}","variables":${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}}`,
      `{"query":${"[".repeat(100_000)}`,
    ),
    { statuses: answered },
  ),
  attack(
    "keys that are repeated",
    answered,
    bodies(
      `{"query":"${simple}","query":"{ a }","query":"${simple}"}`,
      `{${`"query":"${simple}",`.repeat(10_000)}"query":"${simple}"}`,
    ),
  ),
  attack(
    "keys of prototypes",
    answered,
    bodies(
      `{"query":"${simple}","__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}}}`,
      `{"query":"query ($a: Int) { __typename }","variables":{"__proto__":{"a":1},"a":1}}`,
      `{"query":"${simple}","extensions":{"__proto__":{"persistedQuery":{"version":1}}}}`,
      `{"__proto__":{"query":"${simple}"}}`,
    ),
  ),
  attack(
    "a body that is no JSON object",
    refused,
    bodies(
      "",
      "null",
      "1",
      '"x"',
      "true",
      "[]",
      "{",
      "\u0000",
      "{'query':1}",
      "NaN",
      "undefined",
      Buffer.from([0xff, 0xfe, 0x7b, 0x7d]),
      "﻿{}",
    ),
  ),
  attack(
    "batches",
    [...refused, 200],
    bodies(`[{"query":"${simple}"}]`, `[${`{"query":"${simple}"},`.repeat(20_000)}{"query":"${simple}"}]`),
  ),
  attack(
    "fields of wrong types",
    refused,
    bodies(
      '{"query":1}',
      '{"query":{}}',
      '{"query":["{ __typename }"]}',
      '{"query":null}',
      `{"query":"${simple}","variables":1}`,
      `{"query":"${simple}","variables":"x"}`,
      `{"query":"${simple}","variables":[]}`,
      `{"query":"${simple}","extensions":1}`,
      `{"query":"${simple}","operationName":1}`,
      '{"documentId":1}',
      '{"documentId":{}}',
      `{"query":"${simple}","extensions":{"persistedQuery":1}}`,
      `{"query":"${simple}","extensions":{"persistedQuery":null}}`,
    ),
    { statuses: answered },
  ),
  attack(
    "bodies of 1 to 20 MB",
    answered,
    () =>
      [1, 2, 5, 20].map((size) => ({
        headers: json,
        body: `{"query":"${simple}","x":"${"x".repeat(size * 1_000_000)}"}`,
      })),
    { mayClose: true, parallel: 4 },
  ),
  attack(
    "100,000 variables",
    answered,
    bodies(
      JSON.stringify({
        query: simple,
        variables: Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`v${i}`, i])),
      }),
    ),
  ),
  attack(
    "1,000,000 values in a variable",
    answered,
    bodies(
      JSON.stringify({
        query: "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }",
        variables: { ids: Array(400_000).fill(1) },
      }),
    ),
  ),
  attack(
    "errors in each of 20,000 values",
    answered,
    bodies(
      JSON.stringify({
        query: "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }",
        variables: { ids: Array(20_000).fill({}) },
      }),
    ),
  ),
  attack("wrong content types", [...refused, 200], () =>
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
  attack("accepted types that are no types", [...refused, 200], () =>
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
  attack("encodings of the body", [...refused, 200], () =>
    ["gzip", "br", "deflate", "identity", "x", "gzip, gzip"].map((encoding) => ({
      headers: { ...json, "content-encoding": encoding },
      body: `{"query":"${simple}"}`,
    })),
  ),
  attack(
    "encodings of the response",
    [200],
    () =>
      ["gzip;q=NaN", "*", "*;q=0", "br;q=1.0, gzip;q=0.8, *;q=0.1", `${"x,".repeat(3000)}`, "identity;q=0"].map(
        (encoding) => ({
          headers: { ...json, "accept-encoding": encoding },
          body: JSON.stringify({ query: "{ __schema { types { name } } }" }),
        }),
      ),
    { statuses: [200, 406, 431] },
  ),
  attack(
    "a header of 100,000 characters",
    [431, 400, 200],
    () => [{ ...graphqlCall(simple), headers: { ...json, "x-long": "x".repeat(100_000) } }],
    { mayClose: true },
  ),
  attack(
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
  attack("traces that are none", [200], () =>
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
  attack("request ids that are none", [200], () =>
    ["", " ", "x".repeat(5000), '"},{"level":60', "../../x", "\u00ff\u00fe"].map((id) =>
      graphqlCall(simple, {}, { "x-request-id": id }),
    ),
  ),
  attack("ETags that are none", [200, 304], () =>
    ["*", '"', 'W/"', '"",'.repeat(2000), "x".repeat(8000), 'W/"1-*"'].map((etag) =>
      get(simple, { "if-none-match": etag }),
    ),
  ),
  attack("origins that are none", [200, 204, 400, 403], () =>
    ["null", "x", "https://evil.example", "file://", "http://[::1", "x".repeat(5000)].flatMap((origin) => [
      graphqlCall(simple, {}, { origin }),
      { method: "GET" as const, path: "/graphql", headers: { origin, accept: "text/html" } },
    ]),
  ),
  attack(
    "GET requests with long texts",
    answered,
    () => [
      get(`{ ${repeat(500, (i) => `a${i}: __typename`)} }`),
      get(`{ company(slug: "${"x".repeat(100_000)}") { name } }`),
      { method: "GET", path: `/graphql?${"a=1&".repeat(3000)}query=${encodeURIComponent(simple)}` },
    ],
    { mayClose: true },
  ),
  attack("GET requests with parameters that are none", [...answered, 404, 406], () =>
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
  attack("GET requests that would write", [...refused, 200], () => [
    get("mutation { __typename }"),
    get("subscription { __typename }"),
  ]),
  attack(
    "hashes that do not match",
    answered,
    () => Array.from({ length: 500 }, (_, i) => persisted(sha256(String(i)), simple)),
    { statuses: [...answered, 404], parallel: 10 },
  ),
  attack(
    "hashes that nothing is known under",
    answered,
    () => Array.from({ length: 1000 }, (_, i) => persisted(sha256(`unknown ${i}`))),
    { statuses: [...answered, 404], parallel: 10 },
  ),
  attack(
    "hashes that are none",
    answered,
    () =>
      [null, 1, "", "x", "A".repeat(64), "0".repeat(63), {}, [], `${"0".repeat(64)}\n`, "../../x"].map((hash) =>
        persisted(hash, simple),
      ),
    { statuses: [...answered, 404] },
  ),
  attack(
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
  attack(
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
  attack(
    "document ids that are paths",
    answered,
    () =>
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
    { statuses: [...answered, 404] },
  ),
  attack("paths that leave the server", [...answered, 301, 302, 307, 308, 404, 405, 406], () =>
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
  attack(
    "10,000 operation names",
    [200],
    function* () {
      const random = new Random(1);
      for (let index = 0; index < 10_000; index++) {
        const name = `Q${random.bytes(8).toString("hex")}`;
        yield graphqlCall(`query ${name} { __typename }`, { operationName: name });
      }
    },
    { parallel: 16, statuses: [200, 429, 503] },
  ),
  attack(
    "2,000 different documents",
    [200],
    function* () {
      for (let index = 0; index < 2000; index++)
        yield graphqlCall(`{ ${repeat(50, (i) => `a${index}_${i}: __typename`)} }`);
    },
    { parallel: 16, statuses: [200, 429, 503] },
  ),
  attack(
    "300 gateway requests with traces",
    answered,
    () =>
      Array.from({ length: 300 }, () =>
        graphqlCall("{ companies(first: 50) { nodes { name } } }", {}, { "apollo-federation-include-trace": "ftv1" }),
      ),
    { parallel: 8 },
  ),
];
