import { type Attack, answered, refused } from "./attack.ts";
import { callAttack, json, simple } from "./call.ts";

const bodies =
  (...texts: (string | Buffer)[]) =>
  () =>
    texts.map((body) => ({ headers: json, body }));

/** Attacks by the body of a request. */
export const bodyAttacks: readonly Attack[] = [
  callAttack(
    "JSON nested 100,000 deep",
    answered,
    bodies(
      "[".repeat(100_000),
      `{"query":"${simple}","variables":${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}}`,
      `{"query":${"[".repeat(100_000)}`,
    ),
  ),
  callAttack(
    "keys that are repeated",
    answered,
    bodies(
      `{"query":"${simple}","query":"{ a }","query":"${simple}"}`,
      `{${`"query":"${simple}",`.repeat(10_000)}"query":"${simple}"}`,
    ),
  ),
  callAttack(
    "keys of prototypes",
    answered,
    bodies(
      `{"query":"${simple}","__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}}}`,
      `{"query":"query ($a: Int) { __typename }","variables":{"__proto__":{"a":1},"a":1}}`,
      `{"query":"${simple}","extensions":{"__proto__":{"persistedQuery":{"version":1}}}}`,
      `{"__proto__":{"query":"${simple}"}}`,
    ),
  ),
  callAttack(
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
  callAttack(
    "batches",
    [...refused, 200],
    bodies(`[{"query":"${simple}"}]`, `[${`{"query":"${simple}"},`.repeat(20_000)}{"query":"${simple}"}]`),
  ),
  callAttack(
    "fields of wrong types",
    answered,
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
  ),
  callAttack(
    "bodies of 1 to 20 MB",
    answered,
    () =>
      [1, 2, 5, 20].map((size) => ({
        headers: json,
        body: `{"query":"${simple}","x":"${"x".repeat(size * 1_000_000)}"}`,
      })),
    { mayClose: true, parallel: 4 },
  ),
  callAttack(
    "100,000 variables",
    answered,
    bodies(
      JSON.stringify({
        query: simple,
        variables: Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`v${i}`, i])),
      }),
    ),
  ),
  callAttack(
    "1,000,000 values in a variable",
    answered,
    bodies(
      JSON.stringify({
        query: "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }",
        variables: { ids: Array(400_000).fill(1) },
      }),
    ),
  ),
  callAttack(
    "errors in each of 20,000 values",
    answered,
    bodies(
      JSON.stringify({
        query: "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }",
        variables: { ids: Array(20_000).fill({}) },
      }),
    ),
  ),
];
