import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Graph, testGraph } from "../support/graph.ts";
import { type HttpGraph, listeningGraph } from "../support/http-graph.ts";

const maxBytes = 2_000_000;
const text = '{"query":"{ dataset { name } }"}';
const data = { data: { dataset: { name: "Drug deal graph" } } };

let graph: Graph;
let http: HttpGraph;
beforeAll(async () => {
  graph = await testGraph();
  http = await listeningGraph();
});
afterAll(async () => {
  await graph[Symbol.asyncDispose]();
  await http[Symbol.asyncDispose]();
});

const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  graph.fetch("/graphql", { method: "POST", headers: { "content-type": "application/json", ...headers }, body });

async function codeOf(response: Response): Promise<string> {
  return (await response.json()).errors[0].extensions.code;
}

describe("the content type of a request", () => {
  it.each([
    "application/json",
    "Application/JSON ; charset=UTF-8",
    'application/json;charset="utf-8"',
    "application/json; CHARSET=utf8; profile=x",
    " application/json;",
    "APPLICATION/GRAPHQL+JSON",
  ])("is compared without regard to case and spaces: %s", async (type) => {
    expect(await (await post(text, { "content-type": type })).json()).toEqual(data);
  });

  it("may be application/graphql for a query alone", async () => {
    expect(await (await post("{ dataset { name } }", { "content-type": "application/GraphQL" })).json()).toEqual(data);
  });

  it.each([
    "text/json",
    "application/jsonp",
    "application/json/x",
    "application",
    "application/json, text/plain",
    "application/json; charset=iso-8859-1",
    'application/json; charset="utf-16"',
    "application/json; charset",
    "multipart/form-data; boundary=x",
  ])("is rejected with 415 if it is not JSON in UTF-8: %s", async (type) => {
    const response = await post(text, { "content-type": type });
    expect(response.status).toBe(415);
    expect(response.headers.get("accept-post")).toBe("application/json");
    expect(await codeOf(response)).toBe("BAD_REQUEST");
  });
});

describe("the encoding of a request", () => {
  it.each([
    ["gzip", gzipSync(text)],
    ["X-GZIP", gzipSync(text)],
    ["deflate", deflateSync(text)],
    ["deflate", deflateRawSync(text)],
    ["br", brotliCompressSync(text)],
    ["identity", Buffer.from(text)],
  ])("may be %s", async (encoding, body) => {
    const response = await post(new Uint8Array(body), { "content-encoding": encoding });
    expect(await response.json()).toEqual(data);
  });

  it("is rejected with 415 if it is not known, or a combination", async () => {
    for (const encoding of ["zstd", "compress", "gzip, br", "constructor"]) {
      const response = await post(text, { "content-encoding": encoding });
      expect(response.status).toBe(415);
      expect(response.headers.get("accept-encoding")).toBe("gzip, deflate, br");
      expect(await codeOf(response)).toBe("BAD_REQUEST");
    }
  });

  it("is rejected with 400 if the body does not match it or is incomplete", async () => {
    const whole = gzipSync(text);
    for (const body of [Buffer.from(text), whole.subarray(0, -10), Buffer.alloc(0)]) {
      const response = await post(new Uint8Array(body), { "content-encoding": "gzip" });
      expect(response.status).toBe(400);
      expect(await codeOf(response)).toBe("BAD_REQUEST");
    }
  });

  it("is decoded only up to the maximum size, so that a small body cannot fill the memory", async () => {
    const bomb = brotliCompressSync(Buffer.alloc(200_000_000, " "), {
      params: { [constants.BROTLI_PARAM_QUALITY]: 2 },
    });
    expect(bomb.length).toBeLessThan(10_000);
    const before = process.memoryUsage().arrayBuffers;
    const response = await post(new Uint8Array(bomb), { "content-encoding": "br" });
    expect(response.status).toBe(413);
    expect(await codeOf(response)).toBe("REQUEST_ENTITY_TOO_LARGE");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
    const padded = (length: number) => new Uint8Array(gzipSync(text.padEnd(length)));
    expect((await post(padded(maxBytes), { "content-encoding": "gzip" })).status).toBe(200);
    expect((await post(padded(maxBytes + 1), { "content-encoding": "gzip" })).status).toBe(413);
  });
});

describe("the body of a request", () => {
  it("may have the maximum size, and is rejected with 413 if it is larger", async () => {
    expect((await post(text.padEnd(maxBytes))).status).toBe(200);
    const response = await post(text.padEnd(maxBytes + 1));
    expect(response.status).toBe(413);
    expect(await codeOf(response)).toBe("REQUEST_ENTITY_TOO_LARGE");
  });

  it("is limited whether or not its length is declared, and the response arrives", async () => {
    const head = "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nConnection: close\r\n";
    const whole = text.padEnd(maxBytes + 1);
    const chunk = `${(whole.length).toString(16)}\r\n${whole}\r\n0\r\n\r\n`;
    const declared = await http.send(`${head}Content-Length: ${whole.length}\r\n\r\n${whole}`);
    const chunked = await http.send(`${head}Transfer-Encoding: chunked\r\n\r\n${chunk}`);
    for (const response of [declared, chunked]) {
      expect(response.status).toBe(413);
      expect(JSON.parse(response.body).errors[0].extensions.code).toBe("REQUEST_ENTITY_TOO_LARGE");
    }
    const fits = `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`;
    expect(JSON.parse((await http.send(`${head}Transfer-Encoding: chunked\r\n\r\n${fits}`)).body)).toEqual(data);
  });

  it("is refused while it arrives if it consists of thousands of very small chunks", async () => {
    const head =
      "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    const response = await http.send(`${head}${"1\r\n \r\n".repeat(3000)}`);
    expect(response.status).toBe(400);
    expect(JSON.parse(response.body).errors[0].message).toMatch(/Send chunks of 16 bytes or more/);
    const few = [...text].map((character) => `1\r\n${character}\r\n`).join("");
    const closing = head.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
    expect(JSON.parse((await http.send(`${closing}${few}0\r\n\r\n`)).body)).toEqual(data);
  });

  it("has a limited number of values, whatever they are", async () => {
    const values = Object.fromEntries(Array.from({ length: 21_002 }, (_, index) => [`name${index}`, "a, b"]));
    const query = "{ __typename }";
    for (const body of [
      { query, variables: values },
      { query, extensions: values },
      { query, ...values },
    ]) {
      const response = await post(JSON.stringify(body));
      expect(response.status).toBe(400);
      expect((await response.json()).errors[0].message).toMatch(/has more than 21000 values/);
    }
    // Commas in texts are no values.
    const commas = '", \\"'.repeat(30_000);
    const response = await post(JSON.stringify({ query: JSON.parse(text).query, extensions: { commas } }));
    expect(await response.json()).toEqual(data);
  });

  it("may start with a byte order mark", async () => {
    expect(await (await post(`\u{feff}${text}`)).json()).toEqual(data);
    const encoded = new Uint8Array(gzipSync(`\u{feff}${text}`));
    expect(await (await post(encoded, { "content-encoding": "gzip" })).json()).toEqual(data);
  });

  it.each([
    ["not JSON", '{"query":"secret'],
    ["not an object", '"secret"'],
    ["null", "null"],
    ["empty", ""],
    ["a batch", '[{"query":"{ secret }"}]'],
    ["not UTF-8", new Uint8Array([...Buffer.from('{"query":"secret '), 0xff, 0x22, 0x7d])],
  ])("is rejected with 400 if it is %s, and not quoted in the error", async (_what, body) => {
    for (const accept of ["application/json", "application/graphql-response+json"]) {
      const response = await post(body, { accept });
      expect(response.status).toBe(400);
      const answer = await response.text();
      expect(JSON.parse(answer).errors[0].extensions).toEqual({ code: "BAD_REQUEST" });
      expect(answer).not.toMatch(/secret|position|token|Unterminated|SyntaxError/);
    }
  });

  it("may name no operation by an empty name, as the query string may", async () => {
    const body = JSON.stringify({ query: "query Only { dataset { name } }", operationName: "" });
    expect(await (await post(body)).json()).toEqual(data);
    const response = await graph.fetch("/graphql?query=query+Only{dataset{name}}&operationName=");
    expect(await response.json()).toEqual(data);
    const ambiguous = JSON.stringify({
      query: "query A { dataset { name } } query B { dataset { name } }",
      operationName: "",
    });
    expect(await codeOf(await post(ambiguous))).toBe("OPERATION_RESOLUTION_FAILURE");
  });
});
