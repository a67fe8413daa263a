import { pino } from "pino";
import { Admission, type AdmissionLimits } from "../../src/server/admission/admission.ts";
import { RateLimiter } from "../../src/server/admission/rate-limiter.ts";
import { Turns } from "../../src/server/admission/turns.ts";
import { withAdmission } from "../../src/server/admission/with-admission.ts";
import { GracefulServer } from "../../src/server/process/graceful-server.ts";
import { createServer } from "../../src/server/yoga.ts";
import { openStore } from "../../src/store/open.ts";
import { addressIn } from "./graph.ts";

const ends: (() => Promise<unknown>)[] = [];
/** Ends what `listen` has started. */
export async function endListening(): Promise<void> {
  for (const end of ends.splice(0)) await end();
}

interface Options extends Partial<AdmissionLimits> {
  rateLimit?: { perMinute: number; burst: number };
  timeoutMs?: number;
}

/** Serves the fixed graph of the tests on a port, as the program does. */
export async function listen({ rateLimit, timeoutMs = 60_000, ...limits }: Options = {}) {
  const turns = new Turns();
  const store = await openStore(addressIn("TEST_STORE"));
  const log = pino({ level: "silent" });
  const admission = new Admission({ maxConcurrency: 16, maxQueue: 64, maxQueueWaitMs: 30_000, ...limits }, turns);
  const yoga = createServer({
    store,
    sourceCopies: null,
    tabs: [],
    log,
    queries: "any",
    corsOrigins: "*",
    maxAge: 60,
    admission,
    trustedProxies: 1,
    ...(rateLimit && { rateLimiter: new RateLimiter(rateLimit) }),
  });
  const server = new GracefulServer(
    withAdmission(admission, { corsOrigins: "*", log }, yoga),
    {
      maxConnections: 100,
      keepAliveTimeoutMs: 60_000,
      requestTimeoutMs: timeoutMs,
      responseTimeoutMs: timeoutMs,
    },
    { turns, log, corsOrigins: "*" },
  );
  await new Promise<void>((resolve) => server.http.listen(0, "127.0.0.1", resolve));
  const address = server.http.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  ends.push(async () => {
    server.http.closeAllConnections();
    await server.stopListening();
    await server.close(100);
    await store.destroy();
  });
  return {
    admission,
    server,
    port,
    ask: (target: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${target}`, init),
  };
}
