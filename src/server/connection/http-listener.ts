import type { RequestListener } from "node:http";
import { refuseTarget } from "./refused-target.ts";
import { targetOf } from "./request-target.ts";

/**
 * Gives each request a target from which Yoga can build a URL. Yoga appends the target to the host, which fails, with a stack in
 * the response, for complete URLs and invalid hosts.
 */
export function httpListener(listener: RequestListener): RequestListener {
  return (request, response) => {
    const target = targetOf(request);
    if ("problem" in target) refuseTarget(request, target.problem);
    const { authority, path } = "problem" in target ? { authority: "localhost", path: "/" } : target;
    request.url = path;
    request.headers.host = authority;
    return listener(request, response);
  };
}
