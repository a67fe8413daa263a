/** The context of a caller that traces its requests [w3c:trace-context]. */
export interface TraceParent {
  traceId: string;
  spanId: string;
  /** Whether the caller records the trace. */
  isSampled: boolean;
}

/** The context in a `traceparent` header. Null if there is none or it is invalid, in which case the request starts a trace. */
export function traceParentOf(header: string | null): TraceParent | null {
  if (header === null) return null;
  const found = /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/.exec(header);
  if (!found) return null;
  const [, version, traceId = "", spanId = "", flags = "", rest] = found;
  // Version 00 has four parts; later versions may have more.
  if (version === "ff" || (version === "00" && rest !== undefined)) return null;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return null;
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 };
}
