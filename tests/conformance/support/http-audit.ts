import { type Audit, serverAudits } from "graphql-http";
import type { Graph } from "../../support/graph.ts";

/** The audits of GraphQL over HTTP, run against a server without a port. */
export function audits(fetch: Graph["fetch"]): Audit[] {
  return serverAudits({ url: "http://graph.test/graphql", fetchFn: fetch });
}
