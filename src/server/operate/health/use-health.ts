import type { Plugin } from "graphql-yoga";
import { isShuttingDown } from "../../process/shutting-down.ts";
import type { StoreHealth } from "./store-health.ts";

/**
 * `/health/live`, also as `/health`, responds while the process runs. `/health/ready` responds with 503 and a reason if the store cannot be relied
 * on, or the server shuts down.
 */
export function useHealth(health: StoreHealth): Plugin {
  return {
    onRequest({ url, endResponse, fetchAPI }) {
      if (url.pathname === "/health/live" || url.pathname === "/health")
        endResponse(fetchAPI.Response.json({ status: "live" }));
      if (url.pathname === "/health/ready") {
        if (isShuttingDown()) {
          const body = { status: "unavailable", reason: "shutting-down" };
          return endResponse(fetchAPI.Response.json(body, { status: 503 }));
        }
        const { reason, revision, checks } = health.state();
        endResponse(
          reason === null
            ? fetchAPI.Response.json({ status: "ready", revision })
            : fetchAPI.Response.json({ status: "unavailable", reason, checks }, { status: 503 }),
        );
      }
    },
  };
}
