import type { RequestListener } from "node:http";
import { errorBody } from "../answer/error-body.ts";

/** Responds with 400 to a request with an invalid Host header. Yoga cannot build the URL of such a request, and throws. */
export function withValidHost(listener: RequestListener): RequestListener {
  return (request, response) => {
    if (URL.canParse(`http://${request.headers.host ?? "localhost"}`)) return listener(request, response);
    const body = JSON.stringify(
      errorBody("The `Host` header is not a valid host name. Send the host name of this server."),
    );
    return response.writeHead(400, { "content-type": "application/json" }).end(body);
  };
}
