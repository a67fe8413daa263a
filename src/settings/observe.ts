import { ConfigError, type Settings, shown } from "./settings.ts";

/** What the server reports about itself, apart from its metrics. */
export interface ObserveSettings {
  /** Requests that take longer, in milliseconds, are logged as slow. 0 turns this off. */
  slowQueryMs: number;
  /** Null if no traces are exported. */
  traces: TraceSettings | null;
}

export interface TraceSettings {
  /** The address to which spans are sent: that of the collector, followed by `/v1/traces`. */
  url: string;
  serviceName: string;
  /** The share of requests to trace if the caller does not decide it, from 0 to 1. */
  ratio: number;
}

/** @throws {ConfigError} */
export function observeSettings(settings: Settings): ObserveSettings {
  const endpoint = settings.optional("OTEL_EXPORTER_OTLP_ENDPOINT");
  const serviceName = settings.text("OTEL_SERVICE_NAME", "drug-deal-graph");
  const ratio = ratioOf("OTEL_TRACES_SAMPLER_ARG", settings.text("OTEL_TRACES_SAMPLER_ARG", "1"));
  return {
    slowQueryMs: settings.integer("SLOW_QUERY_MS", "1000", {
      min: 0,
      max: 3_600_000,
      note: "milliseconds; 0 turns off the log of slow queries",
    }),
    traces: endpoint === null ? null : { url: tracesUrlOf(endpoint), serviceName, ratio },
  };
}

/** The address for traces, made from that of the collector as the specification of OTLP defines it. */
function tracesUrlOf(endpoint: string): string {
  const name = "OTEL_EXPORTER_OTLP_ENDPOINT";
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
  // The value is not quoted, because an address may contain a password.
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new ConfigError(`${name} must be an http or https URL, such as http://localhost:4318.`);
  if (url.username !== "" || url.password !== "")
    throw new ConfigError(`${name} must not contain credentials. Set OTEL_EXPORTER_OTLP_HEADERS instead.`);
  url.pathname = `${url.pathname.replace(/\/$/, "")}/v1/traces`;
  return url.href;
}

function ratioOf(name: string, text: string): number {
  const value = Number(text);
  if (/^\d{1,9}(\.\d{1,15})?$/.test(text) && value <= 1) return value;
  throw new ConfigError(`${name} must be a number from 0 to 1 (the share of requests to trace), got ${shown(text)}.`);
}
