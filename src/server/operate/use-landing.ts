import type { Plugin } from "graphql-yoga";
import manifest from "../../../package.json" with { type: "json" };

const landing = {
  name: "Drug deal graph",
  description: manifest.description,
  version: manifest.version,
  links: { graphql: "/graphql", schema: "/schema.graphql", health: "/health/ready" },
};

/** Describes the server at `/` to clients that are not browsers. */
export function useLanding(): Plugin {
  return {
    onRequest({ url, request, endResponse, fetchAPI }) {
      if (url.pathname !== "/" || request.method !== "GET") return;
      endResponse(fetchAPI.Response.json(landing, { headers: { vary: "accept" } }));
    },
  };
}
