import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { ParentBasedSampler, TraceIdRatioBasedSampler, TracerProvider } from "@opentelemetry/sdk-trace";
import type { TraceSettings } from "../../../settings/observe.ts";
import type { Traces } from "../observation.ts";
import { spanExport } from "./span-export.ts";
import { newTracing } from "./tracing.ts";
import { useTracing } from "./use-tracing.ts";

/** An unreachable collector must not delay the exit of the process for longer. */
const requestTimeoutMs = 3_000;

const maxAttributeLength = 2_000;

/**
 * Starts to send traces to a collector. Import this file only if traces are configured: it loads the SDK of OpenTelemetry.
 * @param onLost called with the number of spans that could not be sent, and with the reason
 */
export function startTracing(
  { url, serviceName, ratio }: TraceSettings,
  version: string,
  onLost: (count: number, reason: string) => void,
): Traces {
  const exporter = new OTLPTraceExporter({ url, timeoutMillis: requestTimeoutMs });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": serviceName, "service.version": version }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
    spanLimits: { attributeValueLengthLimit: maxAttributeLength },
    spanProcessors: [spanExport(exporter, onLost)],
  });
  const tracing = newTracing(provider.getTracer("drug-deal-graph", version));
  return {
    plugin: useTracing(tracing),
    traceBatch: tracing.traceBatch,
    recordStatement: tracing.recordStatement,
    // Spans that cannot be sent have been reported to `onLost`.
    stop: () => provider.shutdown().catch(() => undefined),
  };
}
