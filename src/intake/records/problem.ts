import { typosBetween } from "../../domain/name.ts";

export type Path = readonly PropertyKey[];

/** Something wrong in a record file: where, what, and how to fix it. */
export interface Problem {
  file: string;
  line: number;
  message: string;
}

/** A path as messages show it: `agreements[0].announcedOn`. */
export function written(path: Path): string {
  if (path.length === 0) return "the file";
  return path
    .map((step, index) => (typeof step === "number" ? `[${step}]` : `${index > 0 ? "." : ""}${String(step)}`))
    .join("");
}

/** A value as messages quote it. */
export function quoted(value: unknown): string {
  const text = String(value);
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);
}

/** The word nearest to what was written, where one is near enough to be meant: few letters off, for its length. */
export function nearest(text: string, words: readonly string[]): string | undefined {
  const limit = Math.min(Math.max(2, Math.floor(text.length / 8)), Math.ceil(text.length / 3));
  return words
    .map((word) => ({ word, off: typosBetween(word, text, limit) }))
    .filter(({ off }) => off <= limit)
    .sort((a, b) => a.off - b.off)[0]?.word;
}
