// Executed by the build, not by browsers.
import { QueryClientProvider } from "@tanstack/react-query";
import { renderToStaticMarkup } from "react-dom/server.edge";
import { Header } from "./app.tsx";
import { createQueryClient } from "./graph/use-graph.ts";
import { Hero } from "./page/home.tsx";

export { routes } from "./routes.tsx";

/** What a view shows before its scripts are loaded. Its links work, its fields do not yet. */
export function shellOf(path: string): string {
  const client = createQueryClient();
  const html = renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <Header path={path} />
      <main id="main">
        {path === "/" && (
          <div className="home">
            <Hero />
          </div>
        )}
      </main>
    </QueryClientProvider>,
  );
  // Its timers would keep the process running.
  client.clear();
  return html.replaceAll("<search ", "<search inert ");
}
