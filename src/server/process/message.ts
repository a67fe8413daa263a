/**
 * What the primary process asks of a worker. `shutdown`: the server ends. `retire`: another worker takes over, so the
 * server stays ready.
 */
export type StopMessage = "shutdown" | "retire";

export function isStopMessage(message: unknown): message is StopMessage {
  return message === "shutdown" || message === "retire";
}

/** What a worker that shuts down says when it has stopped accepting connections. */
export const stoppedListening = "stopped listening";

/** What the primary process says when no worker accepts connections any more. */
export const allStoppedListening = "all stopped listening";
