import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/**
 * Passes on the requests of each connection one after another. A client may send several without waiting for the responses, and
 * Node.js reads hundreds of them at once, before those of other clients.
 */
export function oneByOne(listener: RequestListener): RequestListener {
  const waiting = new WeakMap<Socket, (readonly [IncomingMessage, ServerResponse])[]>();
  const pass = (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    response.once("close", () => {
      const next = socket.destroyed ? undefined : waiting.get(socket)?.shift();
      if (next) setImmediate(pass, ...next);
      else waiting.delete(socket);
    });
    listener(request, response);
  };
  return (request, response) => {
    const others = waiting.get(request.socket);
    if (others) {
      others.push([request, response]);
      return;
    }
    waiting.set(request.socket, []);
    pass(request, response);
  };
}
