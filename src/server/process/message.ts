/**
 * What the primary process asks of a worker. `shutdown`: the server ends. `retire`: another worker takes over, so the
 * server stays ready.
 */
export type StopMessage = "shutdown" | "retire";

export function isStopMessage(message: unknown): message is StopMessage {
  return message === "shutdown" || message === "retire";
}
