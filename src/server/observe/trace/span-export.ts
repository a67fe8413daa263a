import { BatchSpanProcessor, type ReadableSpan, type SpanExporter, type SpanProcessor } from "@opentelemetry/sdk-trace";

/** The spans that wait for the collector, or are on their way to it. Further spans are dropped. */
const maxPendingSpans = 4096;

const exportTimeoutMs = 5_000;

/**
 * Sends spans in batches. Spans are dropped while the collector does not keep up, so that requests never wait for it.
 * @param onLost called with the number of spans that were dropped or could not be sent, and with the reason
 */
export function spanExport(exporter: SpanExporter, onLost: (count: number, reason: string) => void): SpanProcessor {
  let pending = 0;
  const processor = new BatchSpanProcessor({
    exporter: {
      export(spans, done) {
        exporter.export(spans, (result) => {
          pending -= spans.length;
          // 0 stands for success.
          if (result.code !== 0) onLost(spans.length, result.error?.message ?? "unknown error");
          done(result);
        });
      },
      shutdown: () => exporter.shutdown(),
      forceFlush: async () => exporter.forceFlush?.(),
    },
    maxQueueSize: maxPendingSpans,
    scheduledDelayMillis: 1000,
    exportTimeoutMillis: exportTimeoutMs,
  });
  return {
    onStart: (span, context) => processor.onStart(span, context),
    onEnd(span: ReadableSpan) {
      if (pending >= maxPendingSpans) return onLost(1, "the queue is full");
      pending++;
      processor.onEnd(span);
    },
    forceFlush: () => processor.forceFlush(),
    shutdown: () => processor.shutdown(),
  };
}
