import { createHash } from "node:crypto";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { buildSchema, parse, validate } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { printedSchema } from "../../src/schema/schema.ts";
import { Explorer } from "../../src/server/page/explorer.ts";
import { openStore, type Store } from "../../src/store/open.ts";
import { type Served, serveDirectly } from "../support/direct-server.ts";
import { preparedExplorer } from "../support/explorer.ts";
import { addressIn } from "../support/graph.ts";

const html = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

let store: Store;
let explorer: Explorer;
let served: Served;
let trusted: Served;
let unprepared: Served;

beforeAll(async () => {
  store = await openStore(addressIn("TEST_STORE"));
  explorer = await preparedExplorer();
  served = await serveDirectly(store, 0, { explorer });
  trusted = await serveDirectly(store, 0, { explorer, queries: "trusted" });
  unprepared = await serveDirectly(store, 0, { explorer: new Explorer({ info: () => {}, error: () => {} }) });
});
afterAll(async () => {
  for (const each of [served, trusted, unprepared]) await each.close();
  await store.destroy();
});

const get = (server: Served, path: string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { headers });

describe("addresses of the page", () => {
  it.each(["/", "/agreements", "/therapies/alphamedix", "/search?q=orano", "/regulatory-events/"])(
    "%s is the page for browsers",
    async (path) => {
      const response = await get(served, path, html);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(await response.text()).toMatch(/<script type="module" src="\/explorer\/main-\w+\.js">/);
    },
  );

  it("other clients get what they got without the page", async () => {
    expect(await (await get(served, "/")).json()).toMatchObject({ links: { graphql: "/graphql" } });
    expect((await get(served, "/agreements")).status).toBe(404);
    expect((await get(served, "/health/ready", html)).status).toBe(200);
    expect((await get(served, "/metrics", html)).headers.get("content-type")).toMatch(/^text\/plain/);
    expect((await get(served, "/schema.graphql", html)).headers.get("content-type")).not.toMatch(/html/);
    expect((await get(served, "/nothing", html)).status).toBe(404);
    expect((await get(served, "/explorer/main-00000000.js")).status).toBe(404);
    expect(await (await get(served, "/graphql", html)).text()).toMatch(/GraphiQL/i);
  });

  it("HEAD has the headers of GET, and the page is validated by its ETag", async () => {
    const head = await fetch(`${served.url}/`, { method: "HEAD", headers: html });
    const etag = head.headers.get("etag") ?? "";
    expect(etag).not.toBe("");
    expect((await get(served, "/", { ...html, "if-none-match": etag })).status).toBe(304);
    // Views differ in what is shown before their scripts are loaded.
    expect((await get(served, "/companies", { ...html, "if-none-match": etag })).status).toBe(200);
    expect(head.headers.get("cache-control")).toBe("no-cache");
  });

  it("no script can be injected, and nothing is loaded from elsewhere", async () => {
    const response = await get(served, "/", html);
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/default-src 'none'; script-src 'self';/);
    expect(policy).toMatch(/frame-ancestors 'none'/);
    expect(await response.text()).not.toMatch(/<script(?![^>]* src=)|\shttps?:|src="(?!\/)|href="(?!\/|data:)/);
  });

  it("says that the page is being prepared until it is there", async () => {
    const response = await get(unprepared, "/agreements", html);
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("1");
    expect(response.headers.get("cache-control")).toBe("no-store");
    const text = await response.text();
    expect(text).toMatch(/being prepared/);
    expect(text).toMatch(/http-equiv="refresh"/);
    expect((await get(unprepared, "/")).status).toBe(200);
  });
});

describe("an address at which there is nothing", () => {
  const paths = [
    "/no-such-page",
    "/agreement/x/y/z",
    "/favicon-old.ico",
    "/agreements/x/y",
    "/%3Cscript%3Ealert(1)%3C/script%3E",
  ];

  it.each(paths)("%s is a view of the page for browsers, with status 404, and JSON for other clients", async (path) => {
    const response = await get(served, path, html);
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("content-security-policy")).toMatch(/default-src 'none'; script-src 'self';/);
    expect(response.headers.get("cache-control")).toBe("no-cache");
    expect(response.headers.get("vary")).toMatch(/accept/);
    const text = await response.text();
    expect(text).toMatch(/<script type="module" src="\/explorer\/main-\w+\.js">/);
    expect(text).not.toMatch(/alert/);
    const head = await fetch(served.url + path, { method: "HEAD", headers: html });
    expect([head.status, head.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
    expect(served.log.at(-1)).toMatchObject({ method: "HEAD", status: 404 });
    for (const accept of ["application/json", "*/*", "application/json, text/html;q=0.9"]) {
      const other = await get(served, path, { accept });
      expect(other.status, accept).toBe(404);
      expect(other.headers.get("vary")).toMatch(/accept(,|$)/);
      expect((await other.json()).errors[0].extensions.code).toBe("NOT_FOUND");
    }
  });

  it("leaves the pages that follow whole", async () => {
    const whole = await (await get(served, "/companies", html)).text();
    for (const path of paths) {
      await (await get(served, path, html)).text();
      expect(await (await get(served, "/companies", html)).text()).toBe(whole);
    }
  });

  it("is a page without scripts while there is no other", async () => {
    const response = await get(unprepared, "/no-such-page", html);
    expect(response.status).toBe(404);
    const text = await response.text();
    expect(text).toMatch(/<h1>There is nothing at this address<\/h1>/);
    expect(text.match(/href="\/[^"]*"/g)).toEqual(['href="/"', 'href="/graphql"', 'href="/schema.graphql"']);
    expect(text).not.toMatch(/<script/);
  });

  it("other errors are pages for browsers, unless they ask for the result of an operation", async () => {
    const put = (path: string, headers: Record<string, string>) =>
      fetch(served.url + path, { method: "PUT", headers, body: "x" });
    for (const path of ["/", "/graphql", "/schema.graphql"]) {
      const response = await put(path, html);
      expect(response.status).toBe(405);
      expect(response.headers.get("allow")).toMatch(/^GET, HEAD/);
      expect(await response.text()).toMatch(/<h1>This address does not support the method<\/h1>\s*<p>.*Use one of GET/);
      expect((await (await put(path, {})).json()).errors[0].message).toMatch(/Use one of GET/);
    }
    const unknown = await get(served, `/graphql?documentId=${"0".repeat(64)}`, html);
    expect(unknown.headers.get("content-type")).toMatch(/json/);
    expect((await unknown.json()).errors[0].extensions.code).toBe("DOCUMENT_NOT_FOUND");
  });
});

describe("files of the page", () => {
  it("can be kept forever, and are compressed", async () => {
    const [script = ""] = explorer.page?.index.scripts ?? [];
    const path = `/explorer/${script}`;
    const plain = await get(served, path, { "accept-encoding": "identity" });
    const bytes = Buffer.from(await plain.arrayBuffer());
    expect(plain.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(plain.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    const file = explorer.page?.files.get(script);
    expect(brotliDecompressSync(file?.bodies.br ?? "").equals(bytes)).toBe(true);
    expect(gunzipSync(file?.bodies.gzip ?? "").equals(bytes)).toBe(true);
    for (const coding of ["br", "gzip"]) {
      const response = await get(served, path, { "accept-encoding": coding });
      expect(response.headers.get("content-encoding")).toBe(coding);
      expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    }
  });

  it("the first load of each view is at most 350 kB", () => {
    const { index, files } = explorer.page ?? {};
    const common = [...(index?.scripts ?? []), ...(index?.styles ?? []), ...(index?.preloads ?? [])];
    expect(index?.views.length).toBeGreaterThan(15);
    for (const { segment, preloads } of index?.views ?? []) {
      const sizes = [...common, ...preloads].map((name) => files?.get(name)?.bodies.br.length ?? Number.NaN);
      expect(
        sizes.reduce((sum, size) => sum + size, 0),
        segment,
      ).toBeLessThan(350_000);
    }
  });

  it("are named in the HTML of the view that needs them, with what is shown before they are loaded", async () => {
    const text = await (await get(served, "/agreements", html)).text();
    const named = [...text.matchAll(/<link rel="modulepreload" href="\/explorer\/([^"]+)"/g)].map(([, name]) => name);
    const { preloads = [], views = [] } = explorer.page?.index ?? {};
    const view = views.find(({ segment, isEntity }) => segment === "agreements" && !isEntity);
    expect(named).toEqual([...preloads, ...(view?.preloads ?? [])]);
    expect(named.some((name) => name?.startsWith("agreements-"))).toBe(true);
    expect(text).toContain('<a href="/agreements" aria-current="page">Agreements</a>');
    expect(await (await get(served, "/", html)).text()).toMatch(/<div id="root"><header.*<h1>/);
  });
});

describe("queries of the page", () => {
  const variables: Record<string, unknown> = { currency: "USD", slug: "x", query: "x", words: "x", language: "en" };

  it("are valid, and have the ids that their texts have", () => {
    const schema = buildSchema(printedSchema());
    const documents = explorer.page?.index.documents ?? [];
    expect(documents.length).toBeGreaterThan(20);
    for (const { id, name, body } of documents) {
      expect(validate(schema, parse(body)), name).toEqual([]);
      expect(createHash("sha256").update(body).digest("hex")).toBe(id);
    }
  });

  it("are executed by a server that executes registered documents only", async () => {
    const documents = explorer.page?.index.documents ?? [];
    const byName = (name: string) => documents.find((each) => each.name === name);
    for (const name of ["Home", "AgreementList", "AgreementCounts", "Search", "Vocabularies", "TherapyPage"]) {
      const address = new URLSearchParams({
        documentId: byName(name)?.id ?? "",
        variables: JSON.stringify(variables),
      });
      const first = await (await get(trusted, `/graphql?${address}`)).json();
      expect(first.errors, name).toBeUndefined();
      // The second answer may come from what is known of the first.
      expect(await (await get(trusted, `/graphql?${address}`)).json(), name).toEqual(first);
    }
    const file = new URLSearchParams({ documentId: byName("CompanyExport")?.id ?? "", variables: "{}" });
    const csv = await get(trusted, `/graphql?${file}`, { accept: "text/csv" });
    expect(csv.headers.get("content-type")).toMatch(/^text\/csv/);
    expect((await csv.text()).split("\n")[0]).toMatch(/^slug,name,/);
    // Without GraphiQL, browsers get a page at the address of the API, too.
    const api = await get(trusted, "/graphql", html);
    expect(api.status).toBe(400);
    const notice = await api.text();
    expect(notice).toMatch(/<h1>The request failed<\/h1>/);
    expect(notice).not.toMatch(/GraphiQL/);
    const text = byName("Home")?.body ?? "";
    const post = (query: string) =>
      fetch(`${trusted.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query }),
      }).then((response) => response.json());
    expect((await post(text)).errors).toBeUndefined();
    expect((await post(`${text} `)).errors[0].extensions.code).toBe("DOCUMENT_NOT_TRUSTED");
  });

  it("each cost less than a twentieth of the default limit", async () => {
    for (const { name, body } of explorer.page?.index.documents ?? []) {
      const response = await fetch(`${served.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({
          query: body,
          variables: { ...variables, first: 100, id: "x", field: "AGREEMENT_TERMS", after: null },
          extensions: { cost: true },
        }),
      });
      const { extensions, errors } = await response.json();
      if (name.endsWith("Export")) continue;
      expect(extensions?.cost?.price ?? errors, name).toBeLessThan(500_000);
    }
  });
});
