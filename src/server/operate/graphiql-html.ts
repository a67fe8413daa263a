import { css, editorWorkerService, graphqlWorker, js, jsonWorker } from "@graphql-yoga/render-graphiql/graphiql";
import { icon } from "../page/page-html.ts";

/** What the page adds to the styles of GraphiQL: titles of some length, and windows with little space. */
const style = `
.graphiql-container .graphiql-session-header { --session-header-height: 46px; }
.graphiql-container .graphiql-tabs { scrollbar-width: thin; }
.graphiql-container .graphiql-tab-button { white-space: nowrap; }
.graphiql-container .graphiql-logo > div { gap: var(--px-8); white-space: nowrap; }
.graphiql-container .graphiql-logo > div > div { width: auto !important; }
.graphiql-container .graphiql-logo a { color: inherit; }
.graphiql-container .graphiql-logo a:not(:hover) { text-decoration: none; }
.graphiql-container .graphiql-logo img { display: block; height: 24px; width: 24px; }
@media (max-width: 1000px) {
  .graphiql-container #graphiql-session { flex-direction: column; gap: var(--px-8); min-height: 0; }
  .graphiql-container #graphiql-session > * { min-height: 0; }
  .graphiql-container #graphiql-session > .graphiql-horizontal-drag-bar { display: none; }
  .graphiql-container .graphiql-sessions { margin: var(--px-8) var(--px-8) var(--px-8) 0; }
  .graphiql-container .graphiql-logo > div > span { display: none; }
  .graphiql-container .graphiql-plugin { min-width: 280px !important; }
}
@media (max-width: 600px) {
  .graphiql-container .graphiql-main { position: relative; }
  .graphiql-container .graphiql-plugin { background: hsl(var(--color-base)); height: 100%; position: absolute; width: 100%; z-index: 6; }
}
`;

/** The script with GraphiQL. Its workers are made from texts, so that the page needs no other files. */
const graphiqlScript = `
const workerAddress = (text) => URL.createObjectURL(new Blob([text], { type: "application/javascript" }));
const workers = {
  editorWorkerService: workerAddress(${inScript(editorWorkerService)}),
  json: workerAddress(${inScript(jsonWorker)}),
  graphql: workerAddress(${inScript(graphqlWorker)}),
};
self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_module, label) => workers[label] };
${js};
`;

/** The HTML of the page, and its scripts for the content security policy. */
export function graphiqlHtml(scripts: readonly string[]): { html: string; scripts: readonly string[] } {
  const all = [graphiqlScript, ...scripts];
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>GraphiQL · Drug deal graph</title>
<link rel="icon" href="${icon}" />
<style>${css}${style}</style>
</head>
<body>
<noscript>This page needs JavaScript. The API is at /graphql, and its schema at /schema.graphql.</noscript>
<div id="root"></div>
${all.map((script) => `<script>${script}</script>`).join("\n")}
</body>
</html>
`;
  return { html, scripts: all };
}

/** A text as an expression that can be within a script element. */
export function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
