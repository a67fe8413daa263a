import { credentialKey } from "./graphiql-credentials.ts";
import { inScript } from "./graphiql-html.ts";
import type { GraphiqlTab } from "./graphiql-page.ts";

/** What the script below needs to know. */
interface Opening {
  tabs: readonly GraphiqlTab[];
  needsCredentials: boolean;
  /** Options of GraphiQL. */
  settings: object;
}

/**
 * A script for the GraphiQL page, which opens GraphiQL.
 * - GraphiQL names tabs after operations. Tabs that begin with the comment of a shipped question are named as the question.
 * - On the first visit, it executes the first question. It executes nothing if there are tabs from a former visit.
 * - The address has the query and its variables. They are opened in a tab of their own, unless there is an equal one.
 */
export function openingScript({ tabs, needsCredentials, settings }: Opening): string {
  const questions = tabs.map(({ comment, title }) => ({ comment, title }));
  return `
(() => {
  const questions = ${inScript(questions)};
  const settings = ${inScript(settings)};
  const nameTabs = ({ tabs }) => {
    for (const tab of tabs) {
      const question = questions.find(({ comment }) => tab.query?.startsWith(comment));
      if (question) tab.title = question.title;
    }
  };

  let shown = -1;
  const onTabChange = (state) => {
    nameTabs(state);
    if (shown === state.activeTabIndex) return;
    shown = state.activeTabIndex;
    // The row of tabs scrolls.
    const scroll = () => document.querySelector(".graphiql-tab-active")?.scrollIntoView({ inline: "nearest" });
    requestAnimationFrame(() => requestAnimationFrame(scroll));
  };

  const stateKey = "graphiql:tabState";
  let isFirstVisit = true;
  try {
    const state = JSON.parse(localStorage.getItem(stateKey));
    if (state !== null) {
      nameTabs(state);
      localStorage.setItem(stateKey, JSON.stringify(state));
      isFirstVisit = false;
    }
  } catch {
    // GraphiQL replaces a state that it cannot read.
  }

  const address = new URL(location.href);
  const keep = (name) => (text) => {
    if (text) address.searchParams.set(name, text);
    else address.searchParams.delete(name);
    history.replaceState(null, "", address);
  };
  const query = address.searchParams.get("query");
  const opened = { query, variables: address.searchParams.get("variables") ?? "" };
  YogaGraphiQL.renderYogaGraphiQL(document.querySelector("#root"), {
    ...settings,
    ...(query && { ...opened, defaultTabs: [{ ...settings.defaultTabs[0], ...opened }, ...settings.defaultTabs] }),
    // By default, GraphiQL shows the variables and headers of queries that have some.
    ${needsCredentials ? "" : "defaultEditorToolsVisibility: undefined,"}
    onTabChange,
    onEditQuery: keep("query"),
    onEditVariables: keep("variables"),
  });

  const hasCredentials = ${!needsCredentials} || sessionStorage.getItem(${JSON.stringify(credentialKey)}) !== null;
  if (!isFirstVisit || query || questions.length === 0 || !hasCredentials) return;
  const timer = setInterval(() => {
    // The editor has to be there before the button can execute its query.
    if (document.querySelector(".graphiql-query-editor .view-line") === null) return;
    clearInterval(timer);
    document.querySelector(".graphiql-execute-button")?.click();
  }, 50);
})();
`;
}
