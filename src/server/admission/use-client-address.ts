import type { IncomingMessage } from "node:http";
import type { Plugin } from "graphql-yoga";
import type { TrustedProxies } from "../../settings/trusted-proxies.ts";
import { requestScope } from "../request/request-scope.ts";
import { clientAddress } from "./client-address.ts";

/** Notes the address of the client on the request scope. */
export function useClientAddress(trusted: TrustedProxies): Plugin<{}, { req?: IncomingMessage }> {
  return {
    onRequest({ request, serverContext }) {
      const scope = requestScope();
      const peer = serverContext.req?.socket.remoteAddress;
      if (scope && peer !== undefined)
        scope.address = clientAddress(peer, request.headers.get("x-forwarded-for"), trusted);
    },
  };
}
