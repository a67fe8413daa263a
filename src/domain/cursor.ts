/** A place in an ordered list: the values by which the row there is ordered, and the order they belong to. */
export interface Position {
  order: string;
  values: readonly (string | number | null)[];
}

/** Writes a position as opaque text. */
export function cursorOf(position: Position): string {
  return Buffer.from(JSON.stringify([position.order, ...position.values]), "utf8").toString("base64url");
}

/** Reads a position back; null where the text was not made by `cursorOf`. */
export function positionOfCursor(cursor: string): Position | null {
  if (cursor.length > 40_000 || !/^[A-Za-z0-9_-]+$/.test(cursor)) return null;
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return null;
  }
  if (!Array.isArray(parts) || typeof parts[0] !== "string") return null;
  const [order, ...values] = parts as [string, ...unknown[]];
  if (!values.every((value) => value === null || typeof value === "string" || typeof value === "number")) return null;
  return { order, values: values as Position["values"] };
}
