import manifest from "../../../package.json" with { type: "json" };
import type { Page, PageView } from "./page.ts";
import { assetPrefix } from "./page-path.ts";

/** What the page has to know about the server before it asks anything. */
export interface ServerFacts {
  version: string;
  /** Whether the server executes any query, so that GraphiQL is there. */
  hasGraphiql: boolean;
  needsCredentials: boolean;
  /** The file with the texts of the page's queries. */
  texts: string;
}

/** The icon of the pages. */
export const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M4 4l8 3-5 6z' fill='none' stroke='%230f766e'/%3E%3Cg fill='%230f766e'%3E%3Ccircle cx='4' cy='4' r='2.5'/%3E%3Ccircle cx='12' cy='7' r='2.5'/%3E%3Ccircle cx='7' cy='13' r='2.5'/%3E%3C/g%3E%3C/svg%3E";

const head = `<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<meta name="description" content="${manifest.description}" />
<link rel="icon" href="${icon}" />`;

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** The HTML that loads the page at the addresses of a view. */
export function pageHtml(
  { index }: Page,
  { preloads, shell }: PageView,
  facts: Omit<ServerFacts, "texts" | "version">,
): string {
  const server: ServerFacts = { ...facts, version: manifest.version, texts: assetPrefix + index.texts };
  return `<!doctype html>
<html lang="en">
<head>
${head}
<title>Drug deal graph</title>
<meta name="server" content="${escaped(JSON.stringify(server))}" />
${index.styles.map((name) => `<link rel="stylesheet" href="${assetPrefix}${name}" />`).join("\n")}
${[...index.preloads, ...preloads].map((name) => `<link rel="modulepreload" href="${assetPrefix}${name}" />`).join("\n")}
${index.scripts.map((name) => `<script type="module" src="${assetPrefix}${name}"></script>`).join("\n")}
</head>
<body>
<div id="root">${shell}</div>
<noscript>This page needs JavaScript. The API is at /graphql, and its schema at /schema.graphql.</noscript>
</body>
</html>
`;
}

interface Notice {
  title?: string;
  text: string;
  links: readonly { href: string; text: string }[];
  /** Whether the browser loads the address again after a second. */
  reloads?: boolean;
}

/** A page with a message, which needs no script. */
export function noticeHtml({ title = "", text, links, reloads = false }: Notice): string {
  return `<!doctype html>
<html lang="en">
<head>
${head}
${reloads ? '<meta http-equiv="refresh" content="1" />' : ""}
<title>${title === "" ? "" : `${escaped(title)} · `}Drug deal graph</title>
<style>body { font: 1rem/1.5 system-ui, sans-serif; margin: 3rem auto; max-width: 40rem; overflow-wrap: anywhere; padding: 0 1rem; }</style>
</head>
<body>
${title === "" ? "" : `<h1>${escaped(title)}</h1>`}
<p>${escaped(text)}</p>
<ul>
${links.map(({ href, text }) => `<li><a href="${href}">${escaped(text)}</a></li>`).join("\n")}
</ul>
</body>
</html>
`;
}
