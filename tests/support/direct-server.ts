import { createServer as createHttpServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { Resident } from "../../src/schema/resident/resident.ts";
import { Admission } from "../../src/server/admission/admission.ts";
import { Turns } from "../../src/server/admission/turns.ts";
import { KeptAnswers } from "../../src/server/direct/kept-answers.ts";
import { createListener } from "../../src/server/listener.ts";
import { newMetrics } from "../../src/server/observe/metrics.ts";
import type { Parts } from "../../src/server/yoga.ts";
import type { Store } from "../../src/store/open.ts";

/** A server on a port. */
export interface Served {
  url: string;
  log: Record<string, unknown>[];
  metrics: ReturnType<typeof newMetrics>;
  close: () => Promise<unknown>;
}

/** Serves a store with a listener that is made of the usual parts. */
export async function serveStore(store: Store, listenerOf: (parts: Parts) => RequestListener): Promise<Served> {
  const log: Record<string, unknown>[] = [];
  const metrics = newMetrics();
  const server = createHttpServer(
    listenerOf({
      store,
      sourceCopies: null,
      tabs: [],
      log: pino({ level: "info" }, { write: (line: string) => log.push(JSON.parse(line)) }),
      queries: "any",
      corsOrigins: ["https://app.example.org"],
      maxAge: 60,
      observe: { metrics },
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, log, metrics, close };
}

/** Serves a store as the program does, with caches of a size in bytes. */
export function serveDirectly(store: Store, cacheBytes: number, more: Partial<Parts> = {}): Promise<Served> {
  const admission = new Admission({ maxConcurrency: 4, maxQueue: 500, maxQueueWaitMs: 10_000 }, new Turns());
  const resident = cacheBytes > 0 ? new Resident(cacheBytes) : null;
  const kept = cacheBytes > 0 ? new KeptAnswers(cacheBytes) : null;
  return serveStore(store, (parts) => createListener({ ...parts, ...more, admission, resident, kept }));
}
