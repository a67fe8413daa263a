import type { Plugin } from "graphql-yoga";
import { dataset } from "../store/dataset.ts";
import type { Store } from "../store/open.ts";

/** `/health/live`: the process answers. `/health/ready`: the store does too, else 503. */
export function useHealth(store: Store): Plugin {
  return {
    async onRequest({ url, endResponse, fetchAPI }) {
      if (url.pathname === "/health/live") endResponse(fetchAPI.Response.json({ status: "live" }));
      if (url.pathname === "/health/ready") {
        const found = await dataset(store).catch(() => null);
        endResponse(
          found
            ? fetchAPI.Response.json({ status: "ready", revision: found.revision })
            : fetchAPI.Response.json({ status: "the store does not answer" }, { status: 503 }),
        );
      }
    },
  };
}
