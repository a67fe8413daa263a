import type { Logger } from "pino";
import program from "../../../package.json" with { type: "json" };
import type { ObserveSettings } from "../../settings/observe.ts";
import { countStatement } from "./count-statement.ts";
import type { Traces } from "./observation.ts";
import { observeLostSpans } from "./process-metrics.ts";
import { lostSpanLog } from "./trace/lost-span-log.ts";

/** Starts to send traces if that is configured. Null if it is not. */
export async function startTraces({ traces }: ObserveSettings, log: Logger): Promise<Traces | null> {
  if (traces === null) return null;
  const { startTracing } = await import("./trace/start-tracing.ts");
  const logLoss = lostSpanLog(log);
  return startTracing(traces, program.version, (count, reason) => {
    observeLostSpans(count);
    logLoss(count, reason);
  });
}

/** What the store calls after each statement. */
export function statementObserver(traces: Traces | null): typeof countStatement {
  if (traces === null) return countStatement;
  return (sql, parameters, ms) => {
    countStatement(sql, parameters, ms);
    traces.recordStatement(sql, ms);
  };
}
