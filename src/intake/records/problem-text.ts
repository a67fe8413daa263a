import type * as z from "zod";
import { typosBetween } from "../domain/name.ts";

type Issue = z.core.$ZodIssue;
interface PlacedText {
  path: PropertyKey[];
  message: string;
}

/** Turns the checks' findings into sentences that name the field, what was written and what to write instead. */
export function problemsOf(issues: readonly Issue[], above: readonly PropertyKey[] = []): PlacedText[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...issue.path];
    const found = (message: string, at = path): PlacedText => ({ path: at, message: `${written(at)} ${message}` });

    switch (issue.code) {
      case "unrecognized_keys":
        return issue.keys.map((key) =>
          found("is no field here; remove it, or see data/record.schema.json for the fields", [...path, key]),
        );
      case "invalid_union":
        // Of a short and a long form, the writer meant the one whose shape was written.
        return problemsOf(issue.errors[isObject(issue.input) ? issue.errors.length - 1 : 0] ?? [], path);
      case "invalid_value":
        return [found(`is ${quoted(issue.input)}; write one of ${issue.values.map(String).join(", ")}${hint(issue)}`)];
      case "invalid_type":
        return [
          found(
            issue.input === undefined
              ? "is missing; write it"
              : `is ${quoted(issue.input)}; write ${named(issue.expected)}`,
          ),
        ];
      case "too_small":
        return [
          found(
            issue.origin === "array"
              ? "is an empty list; write an entry, or leave the field out"
              : "is empty; write it, or leave the field out",
          ),
        ];
      case "too_big":
        return [found(`is longer than ${issue.maximum}; shorten it`)];
      default:
        return [found(`is ${quoted(issue.input)}; ${issue.message}`)];
    }
  });
}

export function written(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "the file";
  return path
    .map((step, index) => (typeof step === "number" ? `[${step}]` : `${index > 0 ? "." : ""}${String(step)}`))
    .join("");
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function quoted(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null || value === "") return "empty";
  if (typeof value === "object") return Array.isArray(value) ? "a list" : "a group of fields";
  const text = String(value);
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);
}

function named(expected: string): string {
  return (
    {
      string: "a text",
      array: "a list (lines that begin with -)",
      object: "a group of fields",
      record: "a group of fields",
    }[expected] ?? `a ${expected}`
  );
}

function hint(issue: z.core.$ZodIssueInvalidValue): string {
  const input = String(issue.input)
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, "_");
  const near = nearest(input, issue.values.map(String));
  return near === undefined ? "" : `; did you mean ${near}?`;
}

/** The word nearest to what was written, where one is near enough to be meant: few letters off, for its length. */
export function nearest(text: string, words: readonly string[]): string | undefined {
  const limit = Math.min(Math.max(2, Math.floor(text.length / 8)), Math.ceil(text.length / 3));
  return words
    .map((word) => ({ word, off: typosBetween(word, text, limit) }))
    .filter(({ off }) => off <= limit)
    .sort((a, b) => a.off - b.off)[0]?.word;
}
