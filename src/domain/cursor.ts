/** A position in an ordered list: the name of the order, and the values by which the row at the position is ordered. */
export interface Position {
  order: string;
  values: readonly (string | number | null)[];
}

/** Longer cursors are rejected before they are decoded. */
const maxCursorLength = 40_000;

/** Encodes a position as an opaque cursor. */
export function cursorOf(position: Position): string {
  return Buffer.from(JSON.stringify([position.order, ...position.values]), "utf8").toString("base64url");
}

/** Decodes a cursor. Null if the text is not a cursor that `cursorOf` could have returned. */
export function positionOfCursor(cursor: string): Position | null {
  if (cursor.length > maxCursorLength || !/^[A-Za-z0-9_-]+$/.test(cursor)) return null;
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
