import type { Step } from "../support/client.ts";
import { type Attack, answered, refused, type Shot } from "./attack.ts";

const body = '{"query":"{ __typename }"}';
const head = (line: string, ...headers: string[]) => [line, "Host: 127.0.0.1", ...headers, "", ""].join("\r\n");
const post = (...headers: string[]) => head("POST /graphql HTTP/1.1", "Content-Type: application/json", ...headers);
const whole = `${post(`Content-Length: ${body.length}`)}${body}`;
const get = (path: string, ...headers: string[]) => head(`GET ${path} HTTP/1.1`, ...headers);
const large = JSON.stringify({
  query: "{ __schema { types { name description fields { name description args { name description } } } } }",
});
const largeQuery = `${post(`Content-Length: ${large.length}`, "Accept-Encoding: identity")}${large}`;
const heavy = JSON.stringify({
  query:
    "{ companies(first: 100) { nodes { agreements(first: 20) { nodes { name parties { company { name } } } } } } }",
});
const heavyQuery = `${post(`Content-Length: ${heavy.length}`)}${heavy}`;

const exported = (query: string) => get(`/graphql?query=${encodeURIComponent(query)}`, "Accept: text/csv");
const names = Array.from({ length: 400 }, (_, index) => `n${index}: name`).join(" ");

interface Options {
  times?: number;
  parallel?: number;
  isLong?: boolean;
  mayClose?: boolean;
}

/** Conversations, one connection each. */
function attack(
  name: string,
  statuses: readonly number[],
  conversations: readonly (readonly Step[])[],
  options: Options = {},
): Attack {
  const { times = 1, parallel = 1, mayClose = true, isLong = false } = options;
  return {
    name,
    statuses,
    parallel,
    mayClose,
    isLong,
    *shots(): Iterable<Shot> {
      for (let index = 0; index < times; index++) for (const steps of conversations) yield { steps };
    },
  };
}

const drip = (text: string, waitMs: number): Step[] => [...text].flatMap((letter) => [letter, { waitMs }]);

/** Attacks by bytes on a connection. A server may close the connection instead of responding. */
export const connectionAttacks: readonly Attack[] = [
  attack("bytes that are no HTTP", refused, [
    ["\u0000\u0001\u0002\r\n\r\n"],
    [Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01])],
    ["\r\n".repeat(1000), "destroy"],
    ["GET\r\n\r\n"],
    ["é ü ö\r\n\r\n"],
    ["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
    ["x".repeat(100_000)],
  ]),
  attack(
    "old and unknown versions of HTTP",
    [...answered, ...refused, 302],
    [
      ["GET /health/live\r\n\r\n", { waitMs: 100 }, "destroy"],
      ["GET /health/live HTTP/1.0\r\n\r\n"],
      ["GET /health/live HTTP/0.9\r\n\r\n"],
      ["GET /health/live HTTP/3.7\r\nHost: x\r\n\r\n"],
      [`POST /graphql HTTP/1.0\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`],
      ["GET /health/live HTTP/1.1x\r\nHost: x\r\n\r\n"],
    ],
  ),
  attack("chunks with wrong lengths", refused, [
    [post("Transfer-Encoding: chunked"), "FFFFFFFFFFFFFFFF\r\nx\r\n0\r\n\r\n", { waitMs: 200 }, "destroy"],
    [post("Transfer-Encoding: chunked"), "-1\r\nx\r\n0\r\n\r\n"],
    [post("Transfer-Encoding: chunked"), "5\r\nabc\r\n0\r\n\r\n", { waitMs: 100 }, "destroy"],
    [post("Transfer-Encoding: chunked"), "zz\r\nabc\r\n"],
    [post("Transfer-Encoding: chunked"), `1;${"x".repeat(100_000)}\r\na\r\n0\r\n\r\n`],
  ]),
  attack("100,000 chunks of one byte", answered, [
    [
      post("Transfer-Encoding: chunked"),
      `${[...body].map((letter) => `1\r\n${letter}\r\n`).join("")}${"1\r\n \r\n".repeat(100_000)}0\r\n\r\n`,
    ],
  ]),
  attack("lengths that contradict each other (CL.TE, TE.CL, TE.TE)", refused, [
    [post("Content-Length: 4", "Transfer-Encoding: chunked"), `0\r\n\r\nGET /health/live HTTP/1.1\r\nHost: x\r\n\r\n`],
    [post("Transfer-Encoding: chunked", "Content-Length: 4"), "5c\r\nGPOST / HTTP/1.1\r\n\r\n0\r\n\r\n"],
    [post("Transfer-Encoding: chunked", "Transfer-Encoding: identity"), "0\r\n\r\n"],
    [post("Transfer-Encoding: xchunked"), "0\r\n\r\n"],
    [post("Transfer-Encoding : chunked"), "0\r\n\r\n"],
    [post("Content-Length: 5", "Content-Length: 6"), "abcdef"],
    [post("Content-Length: -1"), body],
    [post("Content-Length: 1e3"), body],
    [post("Content-Length: 99999999999999999999999"), body],
    [post("Content-Length: +26"), body],
  ]),
  attack(
    "a request that is hidden in the body of another",
    answered,
    [[`${post(`Content-Length: ${body.length + 3}`)}${body}\r\n `, whole]],
    { mayClose: false },
  ),
  attack("500 requests at once on a connection", [200, 429, 503], [[whole.repeat(500)]], { mayClose: false }),
  attack("100 connections of 50 requests at once", [200, 429, 503], [[whole.repeat(50)]], {
    times: 100,
    parallel: 50,
    mayClose: false,
  }),
  attack(
    "targets in absolute form",
    [...answered, ...refused, 204],
    [
      ["GET http://127.0.0.1/health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"],
      ["GET http://evil.example/graphql HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"],
      ["GET http:// HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"],
      ["GET https://[::1/ HTTP/1.1\r\nHost: x\r\n\r\n"],
      ["OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n"],
      ["GET file:///etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n"],
      ["GET graphql HTTP/1.1\r\nHost: x\r\n\r\n"],
    ],
  ),
  attack(
    "hosts that are none",
    [...answered, ...refused],
    [
      ...["", " ", "a b", "x".repeat(5000), "127.0.0.1:99999", "[::1", "é", "a@b", "http://x", "%00"].map((host) => [
        Buffer.from(`GET /health/live HTTP/1.1\r\nHost: ${host}\r\n\r\n`, "latin1"),
      ]),
      ["GET /health/live HTTP/1.1\r\n\r\n"],
      ["GET /health/live HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"],
    ],
  ),
  attack(
    "methods that are not used",
    [...answered, ...refused, 204],
    ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "HEAD", "PROPFIND", "M-SEARCH", "FOO"].map((method) => [
      head(`${method} /graphql HTTP/1.1`, "Content-Length: 0"),
    ]),
  ),
  attack(
    "tunnels and upgrades",
    [...answered, ...refused, 302, 404],
    [
      ["CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n"],
      [
        get(
          "/graphql",
          "Connection: Upgrade",
          "Upgrade: websocket",
          "Sec-WebSocket-Version: 13",
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        ),
      ],
      [get("/graphql", "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQAAP__")],
    ],
  ),
  attack(
    "headers that are none",
    [...answered, ...refused],
    [
      [get("/health/live", "x y: 1")],
      [get("/health/live", ": 1")],
      [get("/health/live", "a: 1\r\n folded: 2")],
      [get("/health/live", "a: \u0000")],
      ["GET /health/live HTTP/1.1\nHost: x\n\n"],
      ["GET /health/live HTTP/1.1\rHost: x\r\r"],
      [get("/health/live", "Connection: \u0001")],
    ].map((steps) => [...steps, { waitMs: 100 }, "destroy" as const]),
  ),
  attack(
    "waiting for the permission to send a body",
    answered,
    [
      [post(`Content-Length: ${body.length}`, "Expect: 100-continue"), { waitMs: 100 }, body],
      [post(`Content-Length: ${body.length}`, "Expect: 999-x"), body],
    ],
    { mayClose: true },
  ),
  attack(
    "200 connections that send headers slowly",
    answered,
    [[...drip(get("/health/live", `x-slow: ${"x".repeat(60)}`).slice(0, 80), 40), "destroy"]],
    { times: 200, parallel: 200 },
  ),
  attack(
    "200 connections that send a body slowly",
    answered,
    [[post(`Content-Length: 100000`), ...drip(`${body}${" ".repeat(40)}`, 50), "destroy"]],
    { times: 200, parallel: 200 },
  ),
  attack("500 connections that send nothing", [], [[{ waitMs: 3000 }, "destroy"]], { times: 500, parallel: 500 }),
  attack(
    "headers that are never completed",
    [408],
    [[...drip(`GET /health/live HTTP/1.1\r\nHost: x\r\n${"x: y\r\n".repeat(30)}`, 500)]],
    { times: 20, parallel: 20, isLong: true },
  ),
  attack(
    "50 clients that read large responses slowly",
    [200, 429, 503],
    [[largeQuery.repeat(10), { pauseMs: 3000 }, "destroy"]],
    { times: 50, parallel: 50 },
  ),
  attack(
    "50 clients that do not read pages",
    [200, 302, 404, 429, 503],
    [[get("/schema.graphql", "Accept-Encoding: identity").repeat(20), { pauseMs: 3000 }, "destroy"]],
    { times: 50, parallel: 50 },
  ),
  attack("100 clients that disconnect in mid-query", [200, 429, 503], [[heavyQuery, { waitMs: 5 }, "destroy"]], {
    times: 100,
    parallel: 20,
  }),
  attack(
    "100 clients that disconnect in mid-body",
    [200, 429, 503],
    [[post("Content-Length: 100000"), body, { waitMs: 5 }, "destroy"]],
    { times: 100, parallel: 20 },
  ),
  attack(
    "100 clients that disconnect in a stream of parts",
    [200, 406, 429, 503],
    [[`${post(`Content-Length: ${heavy.length}`, "Accept: text/event-stream")}${heavy}`, { waitMs: 5 }, "destroy"]],
    { times: 100, parallel: 20 },
  ),
  attack(
    "100 clients that disconnect in an export",
    [200, 429, 503],
    [[exported("{ regulatoryEvents { nodes { name } } }"), { waitMs: 5 }, "destroy"]],
    { times: 100, parallel: 20 },
  ),
  attack(
    "20 clients that do not read an export",
    [200, 429, 503],
    [[exported(`{ agreements { nodes { ${names} } } }`), { pauseMs: 3000 }, "destroy"]],
    { times: 20, parallel: 20 },
  ),
  attack(
    "2,000 connections of one request",
    [200, 429, 503],
    [[whole.replace("Host:", "Connection: close\r\nHost:")]],
    { times: 2000, parallel: 100, mayClose: false },
  ),
];
