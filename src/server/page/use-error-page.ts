import type { Plugin } from "graphql-yoga";
import { hasOperation, isGraphqlPath } from "../request/graphql-path.ts";
import { prefersHtml } from "../request/prefers-html.ts";
import type { Explorer } from "./explorer.ts";
import { noticeHtml, pageHtml, type ServerFacts } from "./page-html.ts";
import { htmlHeaders, linksOf } from "./use-page.ts";

const titles = new Map([
  [401, "The server needs credentials"],
  [403, "Your credentials do not permit this"],
  [404, "There is nothing at this address"],
  [405, "This address does not support the method"],
  [429, "The server has too many requests"],
  [503, "The server cannot answer at the moment"],
]);

/**
 * Replaces errors in JSON by pages if a browser opens an address. The status and the headers of the error remain. An address at
 * which there is nothing is a view of the explorer. Requests for the result of an operation get JSON, whoever sends them.
 * Runs before all plugins that look at the response.
 */
export function useErrorPage(explorer: Explorer | undefined, facts: Omit<ServerFacts, "texts" | "version">): Plugin {
  const links = [...(explorer ? [{ href: "/", text: "The explorer, to search the graph" }] : []), ...linksOf(facts)];
  return {
    async onResponse({ request, response, setResponse, fetchAPI: { Response } }) {
      if (!response.headers.get("content-type")?.startsWith("application/json")) return;
      const url = new URL(request.url);
      if (isGraphqlPath(url) && (request.method === "POST" || hasOperation(url))) return;
      // GraphQL over HTTP has errors with status 200.
      if (response.status < 400 && !isGraphqlPath(url)) return;
      const headers = new Headers(response.headers);
      headers.append("vary", "accept");
      const body = await response.text();
      const message = prefersHtml(request) ? messageOf(body) : null;
      if (message === null) return setResponse(new Response(body, { status: response.status, headers }));
      const status = Math.max(response.status, 400);
      const { vary: _vary, ...own } = htmlHeaders;
      const cacheControl = headers.get("cache-control") ?? own["cache-control"];
      for (const [name, value] of Object.entries({ ...own, "cache-control": cacheControl })) headers.set(name, value);
      headers.delete("content-length");
      const page = status === 404 ? explorer?.page : null;
      const notice = () => noticeHtml({ title: titles.get(status) ?? "The request failed", text: message, links });
      setResponse(new Response(page ? pageHtml(page, page.index.otherView, facts) : notice(), { status, headers }));
    },
  };
}

/** The message of an error. Null if the body is something else. */
function messageOf(body: string): string | null {
  if (body === "") return null;
  const { errors }: { errors?: { message?: unknown }[] } = JSON.parse(body);
  const message = errors?.[0]?.message;
  return typeof message === "string" ? message : null;
}
