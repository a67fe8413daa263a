import type { Plugin } from "graphql-yoga";
import type { Store } from "../../store/open.ts";
import { dataset } from "../../store/query/dataset.ts";
import { isShuttingDown } from "../process/shutting-down.ts";

/** `/health/live` responds while the process runs. `/health/ready` responds with 503 if the store cannot be read or the server shuts down. */
export function useHealth(store: Store): Plugin {
  return {
    async onRequest({ url, endResponse, fetchAPI }) {
      if (url.pathname === "/health/live") endResponse(fetchAPI.Response.json({ status: "live" }));
      if (url.pathname === "/health/ready") {
        if (isShuttingDown()) return endResponse(fetchAPI.Response.json({ status: "shutting down" }, { status: 503 }));
        const found = await dataset(store).catch(() => null);
        endResponse(
          found
            ? fetchAPI.Response.json({ status: "ready", revision: found.revision })
            : fetchAPI.Response.json({ status: "store unavailable" }, { status: 503 }),
        );
      }
    },
  };
}
