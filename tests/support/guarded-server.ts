import { mkdtemp, rm } from "node:fs/promises";
import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { pino } from "pino";
import { openAccess } from "../../src/server/access/access.ts";
import { addKey } from "../../src/server/access/key/key-command.ts";
import { questionTabs } from "../../src/server/operate/question-tabs.ts";
import { createServer } from "../../src/server/yoga.ts";
import type { AccessSettings } from "../../src/settings/access.ts";
import { openStore } from "../../src/store/open.ts";
import { addressIn } from "./graph.ts";

/** A server on a port that checks credentials. */
export interface GuardedServer {
  url: string;
  keysFile: string;
  fetch: (path: string, init?: RequestInit) => Promise<Response>;
  /** Sends lines as they are, and returns the response as text. */
  raw: (...lines: string[]) => Promise<string>;
  /** Sends a short query with headers. */
  query: (headers: Record<string, string>) => Promise<Response>;
  /** Creates a key, and returns it. */
  addKey: (name: string, scopes?: string) => Promise<string>;
  log: string[];
  [Symbol.asyncDispose]: () => Promise<void>;
}

/** @param address the store; a store of its own, without records, if the test writes to it */
export async function guardedServer(
  settings: Partial<AccessSettings> = {},
  address: string = addressIn("TEST_STORE"),
): Promise<GuardedServer> {
  const home = await mkdtemp(path.join(tmpdir(), "guarded-"));
  const keysFile = settings.keysFile ?? path.join(home, "keys.json");
  if (!settings.keysFile) await addKey(keysFile, "first", { scopes: "read" });
  const log: string[] = [];
  const logger = pino({ level: "info" }, { write: (line: string) => log.push(line) });
  const access = openAccess({ methods: ["keys"], jwt: null, allowAnonymous: false, ...settings, keysFile }, logger);
  const store = await openStore(address);
  const server = createHttpServer(
    createServer({
      store,
      sourceCopies: null,
      tabs: await questionTabs(),
      log: logger,
      queries: "any",
      corsOrigins: "*",
      maxAge: 60,
      access,
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const send = (path: string, init?: RequestInit) => fetch(url + path, init);
  return {
    url,
    keysFile,
    fetch: send,
    raw: (...lines) =>
      new Promise((resolve) => {
        const socket = connect(port, "127.0.0.1", () => socket.write(`${lines.join("\r\n")}\r\n\r\n`));
        let text = "";
        socket.on("data", (chunk) => {
          text += chunk;
        });
        // A server that rejects a request may close the connection before it has read everything.
        socket.on("error", () => {});
        socket.on("close", () => resolve(text));
      }),
    query: (headers) =>
      send("/graphql", {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({ query: "{ dataset { name } }" }),
      }),
    addKey: async (name, scopes = "read") => (await addKey(keysFile, name, { scopes })).key,
    log,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await store.destroy();
      await rm(home, { recursive: true });
    },
  };
}

/** The status, the code and the challenge of a response that was rejected. */
export async function refusalOf(response: Response) {
  const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
  return {
    status: response.status,
    code: errors[0]?.extensions.code,
    message: errors[0]?.message,
    challenge: response.headers.get("www-authenticate"),
  };
}
