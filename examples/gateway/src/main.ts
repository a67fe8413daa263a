import { readFileSync } from "node:fs";
import path from "node:path";
import { createGatewayRuntime } from "@graphql-hive/gateway-runtime";
import http from "@graphql-mesh/transport-http";
import { renderGraphiQL } from "@graphql-yoga/render-graphiql";
import { composeRunning } from "./compose.ts";
import { readConfig, StartError } from "./config.ts";
import { onShutdown } from "./on-shutdown.ts";
import { createSalesServer } from "./sales/server.ts";
import { close, type Serving, serve } from "./serve.ts";

const serving: Serving[] = [];
const print = (line: string) => process.stdout.write(`${line}\n`);

try {
  const { graphUrl, port, salesPort, startedByNpm } = readConfig();
  const sales = await serve(createSalesServer(), salesPort, "SALES_PORT");
  serving.push(sales);
  print(`sales    ${sales.url} (all figures are invented)`);

  const supergraph = await composeRunning([
    {
      name: "graph",
      url: graphUrl,
      remedy: 'Start the graph with "npm start" in the root folder of the repository, or set GRAPH_URL.',
    },
    { name: "sales", url: sales.url, remedy: "Set SALES_PORT to another port." },
  ]);
  print(`graph    ${graphUrl}`);

  const gateway = createGatewayRuntime({
    supergraph,
    // Otherwise the gateway imports the package by name at the first request.
    transports: { http },
    logging: "warn",
    landingPage: false,
    graphiql: {
      title: "Gateway",
      defaultQuery: readFileSync(path.join(import.meta.dirname, "../question.graphql"), "utf8"),
    },
    // Serves GraphiQL with its assets, so that the page works offline.
    renderGraphiQL,
  });
  serving.push(await serve(gateway, port, "PORT"));
  print(`gateway  ${serving.at(-1)?.url} (GraphiQL in a browser)`);

  onShutdown(async () => {
    await Promise.all(serving.map(close));
    await gateway[Symbol.asyncDispose]();
    print("shutdown complete");
  }, startedByNpm);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
  await Promise.all(serving.map(close));
}
