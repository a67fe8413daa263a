import type { Plugin } from "graphql-yoga";
import { metricsContentType } from "./metrics.ts";

/**
 * Serves the metrics at `/metrics`, in the text format of Prometheus.
 * @param text returns the metrics: those of this process, or the totals of all worker processes
 */
export function useMetrics(text: () => Promise<string>): Plugin {
  return {
    onRequest({ url, request, endResponse, fetchAPI }) {
      if (url.pathname !== "/metrics" || request.method !== "GET") return;
      const headers = { "content-type": metricsContentType, "cache-control": "no-store" };
      return text().then((body) => endResponse(new fetchAPI.Response(body, { headers })));
    },
  };
}
