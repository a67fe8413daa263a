import type { HttpCall, Step } from "../support/client.ts";

/** One thing that a client sends: a request over HTTP, or bytes on a connection. */
export type Shot = { http: HttpCall } | { steps: readonly Step[] };

/** A kind of hostile client. */
export interface Attack {
  name: string;
  /** The statuses with which the server may respond. An empty list allows closing the connection without a response only. */
  statuses: readonly number[];
  /** Whether the server, or the attack itself, may close the connection without a response. */
  mayClose?: boolean;
  /** Made when they are sent, because some are large. */
  shots: () => Iterable<Shot>;
  /** How many of the shots are sent at the same time. Defaults to 1. */
  parallel?: number;
  /** Runs in the full form only. */
  isLong?: boolean;
}

/** An accepted query, or one that is refused because of its text, its size or its cost, or because the server is busy. */
export const answered = [200, 400, 408, 413, 414, 417, 422, 429, 431, 503];

/** Refused as malformed. */
export const refused = [400, 403, 404, 405, 406, 408, 411, 413, 414, 415, 417, 421, 422, 426, 429, 431, 503];
