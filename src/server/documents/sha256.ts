import { createHash } from "node:crypto";

/** The SHA-256 of a text in lowercase hexadecimal, as Apollo's protocol for persisted queries writes it. */
export function sha256Of(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
