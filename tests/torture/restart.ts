import { Agent } from "node:http";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { type Checks, listed } from "./support/checks.ts";
import { graphqlCall, type Outcome, send } from "./support/client.ts";
import type { Options } from "./support/options.ts";
import { hasServeOption } from "./support/script.ts";
import { ServerProcess } from "./support/server.ts";

const clients = 4;
const query = "{ agreements(first: 20) { totalCount nodes { name parties { company { name } } } } }";

interface Count {
  answered: number;
  /** The server did not accept the connection, as between two processes. */
  refused: number;
  /** The request was sent and got no response. */
  dropped: string[];
}

/** Restarts while clients ask. A request that was accepted is answered. */
export async function restart(options: Options, environment: Record<string, string>, checks: Checks): Promise<void> {
  const [restarts, rolls] = options.short ? [3, 1] : [100, 20];
  const port = String(await freePort());
  const plain = new ServerProcess({ environment: { ...environment, PORT: port, DRAIN_DELAY: "1" } });
  const codes = new Set<string>();
  const counted = await underLoad(plain, async () => {
    for (let index = 0; index < restarts; index++) {
      await wait(1000);
      const exit = await plain.stop("SIGTERM");
      codes.add(String(exit?.signal ?? exit?.code));
      await started(plain);
    }
  });
  await plain.stop();
  checks.check(
    "a restart drops no request that was accepted",
    counted.dropped.length === 0,
    `${restarts} restarts: ${textOf(counted)}`,
  );
  checks.check(
    "the server exits with 0 after SIGTERM",
    [...codes].join() === "0",
    `exit codes ${[...codes].join(", ")}`,
  );

  if (!(await hasServeOption("--workers"))) {
    console.log("rolling restarts: not available, serve has no option --workers");
    return;
  }
  const rolling = new ServerProcess({ args: ["--workers", "2"], environment: { ...environment, PORT: port } });
  const rolled = await underLoad(rolling, async () => {
    for (let index = 0; index < rolls; index++) {
      rolling.signal("SIGHUP");
      await wait(4000);
    }
  });
  const { isRunning } = rolling;
  await rolling.stop();
  checks.check("the server survives rolling restarts", isRunning, `${rolls} restarts`);
  checks.check(
    "a rolling restart drops and refuses no request",
    rolled.dropped.length + rolled.refused === 0,
    `${rolls} restarts: ${textOf(rolled)}`,
  );
}

async function underLoad(server: ServerProcess, act: () => Promise<void>): Promise<Count> {
  await started(server);
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const count: Count = { answered: 0, refused: 0, dropped: [] };
  let isOver = false;
  // As a load balancer does, the clients send nothing to a server that is not ready.
  let isReady = true;
  const probe = async () => {
    for (; !isOver; await wait(50)) {
      const { statuses } = await send(server.port, { method: "GET", path: "/health/ready" }, 5000);
      isReady = statuses[0] === 200;
    }
  };
  const client = async () => {
    while (!isOver) {
      if (!isReady) {
        await wait(20);
        continue;
      }
      const outcome = await send(server.port, graphqlCall(query), 30_000, agent);
      note(outcome, count);
      if (outcome.statuses.length === 0) await wait(20);
    }
  };
  const load = [probe(), ...Array.from({ length: clients }, client)];
  await act();
  isOver = true;
  await Promise.all(load);
  agent.destroy();
  return count;
}

function note({ statuses, text, isTimedOut, error, isReused }: Outcome, count: Count): void {
  const [status] = statuses;
  if (status === 200 && text.endsWith("}")) count.answered++;
  else if (status === 503) count.refused++;
  else if (error === "ECONNREFUSED") count.refused++;
  // A server may close an idle connection while a request is on its way. Clients send such a request again.
  else if (isReused && status === undefined && !isTimedOut) count.refused++;
  else count.dropped.push(isTimedOut ? "no response in time" : `status ${status ?? "none"} ${error ?? ""}`.trim());
}

function textOf({ answered, refused, dropped }: Count): string {
  return `${answered} answered, ${refused} refused, ${dropped.length} dropped${dropped.length > 0 ? `: ${listed(dropped)}` : ""}`;
}

async function started(server: ServerProcess): Promise<void> {
  const exit = await server.start();
  if (exit) throw new Error(`the server does not start: ${exit.stderr}`);
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
