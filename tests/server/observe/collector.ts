import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A span as the collector received it. */
export interface ReceivedSpan {
  traceId: string;
  spanId: string;
  parentSpanId: string;
  name: string;
  /** 2 for a server, 3 for a client. */
  kind: number;
  attributes: Record<string, string | number>;
  service: string;
}

/** Starts a collector of traces that speaks OTLP over HTTP with protobuf, on a free port. */
export async function startCollector() {
  const spans: ReceivedSpan[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    if (request.url === "/v1/traces") spans.push(...spansOf(Buffer.concat(chunks)));
    response.writeHead(200, { "content-type": "application/x-protobuf" }).end();
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return {
    spans,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The fields of a protobuf message, by number. [protobuf: encoding] */
function fieldsOf(message: Buffer): Map<number, (Buffer | number)[]> {
  const fields = new Map<number, (Buffer | number)[]>();
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = message.readUInt8(at++);
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  const bytes = (length: number) => {
    at += length;
    return message.subarray(at - length, at);
  };
  while (at < message.length) {
    const key = varint();
    const number = key >> 3;
    const wireType = key & 7;
    const value = wireType === 0 ? varint() : bytes(wireType === 2 ? varint() : wireType === 1 ? 8 : 4);
    fields.set(number, [...(fields.get(number) ?? []), value]);
  }
  return fields;
}

const messagesIn = (message: Buffer, number: number) =>
  (fieldsOf(message).get(number) ?? []).filter((value) => Buffer.isBuffer(value));

/** The spans of an ExportTraceServiceRequest. [opentelemetry-proto: trace.proto] */
function spansOf(request: Buffer): ReceivedSpan[] {
  return messagesIn(request, 1).flatMap((resourceSpans) => {
    const [resource = Buffer.alloc(0)] = messagesIn(resourceSpans, 1);
    const service = String(attributesOf(messagesIn(resource, 1))["service.name"]);
    return messagesIn(resourceSpans, 2).flatMap((scopeSpans) =>
      messagesIn(scopeSpans, 2).map((span) => {
        const fields = fieldsOf(span);
        const hex = (number: number) => (fields.get(number)?.[0] as Buffer | undefined)?.toString("hex") ?? "";
        return {
          traceId: hex(1),
          spanId: hex(2),
          parentSpanId: hex(4),
          name: String(fields.get(5)?.[0]),
          kind: Number(fields.get(6)?.[0]),
          attributes: attributesOf(messagesIn(span, 9)),
          service,
        };
      }),
    );
  });
}

function attributesOf(keyValues: readonly Buffer[]): Record<string, string | number> {
  return Object.fromEntries(
    keyValues.map((each) => {
      const [key] = messagesIn(each, 1);
      const [any = Buffer.alloc(0)] = messagesIn(each, 2);
      const fields = fieldsOf(any);
      const text = fields.get(1)?.[0];
      return [String(key), text === undefined ? Number(fields.get(3)?.[0]) : String(text)];
    }),
  );
}
