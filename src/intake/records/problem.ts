import { typosBetween } from "../../domain/name/name.ts";

export type Path = readonly PropertyKey[];

/** Something wrong in a record file: where, what, and how to fix it. */
export interface Problem {
  file: string;
  line: number;
  message: string;
}

/** A text, or a function that writes it when it is needed: of a hundred thousand problems, the first hundred are shown. */
export type Text = string | (() => string);

/** A path as messages show it: `agreements[0].announcedOn`. */
export function written(path: Path): string {
  if (path.length === 0) return "the file";
  return path
    .map((step, index) =>
      typeof step === "number" ? `[${step}]` : `${index > 0 ? "." : ""}${shortened(String(step))}`,
    )
    .join("");
}

/** A value as messages quote it. */
export function quoted(value: unknown): string {
  return JSON.stringify(shortened(String(value)));
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** The longest text that is compared with words, in characters. The comparison takes the product of both lengths. */
const maxComparedLength = 100;

/** How many words a text is compared with, so that a hundred problems in a large folder are told in a moment. */
const maxComparedWords = 10_000;

/** The word nearest to what was written, where one is near enough to be meant: few letters off, for its length. */
export function nearest(text: string, words: readonly string[]): string | undefined {
  if (text.length > maxComparedLength) return undefined;
  const limit = Math.min(Math.max(2, Math.floor(text.length / 8)), Math.ceil(text.length / 3));
  return words
    .slice(0, maxComparedWords)
    .map((word) => ({ word, off: typosBetween(word, text, limit) }))
    .filter(({ off }) => off <= limit)
    .sort((a, b) => a.off - b.off)[0]?.word;
}
