import { readFileSync } from "node:fs";
import path from "node:path";
import { createGatewayRuntime } from "@graphql-hive/gateway-runtime";
import http from "@graphql-mesh/transport-http";
import { renderGraphiQL } from "@graphql-yoga/render-graphiql";
import { composeLive } from "./compose.ts";
import { readConfig, StartError } from "./config.ts";
import { createSalesServer } from "./sales/server.ts";
import { close, type Serving, serve } from "./serve.ts";
import { whenToldToStop } from "./stop.ts";

const serving: Serving[] = [];
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  const { graphUrl, port, salesPort, startedByNpm } = readConfig();
  const sales = await serve(createSalesServer(), salesPort, "SALES_PORT");
  serving.push(sales);
  say(`sales    ${sales.url} (invented figures)`);

  const supergraph = await composeLive([
    { name: "graph", url: graphUrl, remedy: "start it with `npm start` in the repository's folder, or set GRAPH_URL" },
    { name: "sales", url: sales.url, remedy: "set SALES_PORT to another" },
  ]);
  say(`graph    ${graphUrl}`);

  const gateway = createGatewayRuntime({
    supergraph,
    // Given, so that it is not looked up by name at the first request.
    transports: { http },
    logging: "warn",
    landingPage: false,
    graphiql: {
      title: "Gateway",
      defaultQuery: readFileSync(path.join(import.meta.dirname, "../question.graphql"), "utf8"),
    },
    // The page with all it needs, so that it works without network.
    renderGraphiQL,
  });
  serving.push(await serve(gateway, port, "PORT"));
  say(`gateway  ${serving.at(-1)?.url}: open it in a browser`);

  whenToldToStop(async () => {
    await Promise.all(serving.map(close));
    await gateway[Symbol.asyncDispose]();
    say("stopped");
  }, startedByNpm);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
  await Promise.all(serving.map(close));
}
