import type * as z from "zod";
import { nearest, type Path, quoted, type Text, written } from "./problem.ts";
import { knownFieldsOf } from "./shape/object.ts";
import { renamedFields, renamedWords } from "./shape/special.ts";

type Issue = z.core.$ZodIssue;

interface PlacedText {
  path: Path;
  message: Text;
}

/** Turns what the shape finds into sentences that name the field, what is wrong, and how to fix it. */
export function problemsOf(issues: readonly Issue[], above: Path = []): PlacedText[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...issue.path];
    const found = (message: Text, at = path): PlacedText => ({
      path: at,
      message: () => `${written(at)}: ${typeof message === "string" ? message : message()}`,
    });

    switch (issue.code) {
      case "unrecognized_keys":
        return unknownTexts(issue, String(path.at(-1))).map(({ key, message }) => found(message, [...path, key]));
      case "invalid_union":
        // Of a short and a long form, the writer meant the one whose shape was used.
        return problemsOf(issue.errors[isObject(issue.input) ? issue.errors.length - 1 : 0] ?? [], path);
      case "invalid_value":
        return [found(() => valueText(issue))];
      case "invalid_type":
        return [
          found(
            issue.input === undefined
              ? "The field is required. Add it."
              : `Expected ${kindOf(issue.expected)}, found ${foundText(issue.input)}.`,
          ),
        ];
      case "too_small":
        return [
          found(
            issue.origin === "array"
              ? "The list is empty. Add an entry, or remove the field."
              : "The value is empty. Add text, or remove the field.",
          ),
        ];
      case "too_big":
        return [
          found(
            issue.origin === "array"
              ? `The list has more than ${issue.maximum} entries. Remove some.`
              : `The text has more than ${issue.maximum} characters. Shorten it.`,
          ),
        ];
      default:
        return [found(issue.message)];
    }
  });
}

/**
 * What is wrong with each unknown field. Fields that are the rest of one text with commas are told once.
 * @param group the field that holds the object
 */
function unknownTexts(issue: z.core.$ZodIssueUnrecognizedKeys, group: string): { key: string; message: Text }[] {
  const { input, keys } = issue;
  const stated: ReadonlyMap<string, unknown> = new Map(isObject(input) ? Object.entries(input) : []);
  const fields = [...stated.keys()];
  const places = new Map(fields.map((field, index) => [field, index]));
  const unknown = new Set(keys);
  const isRest = (field = "") => unknown.has(field) && (stated.get(field) ?? "") === "";
  const told = new Set<string>();
  return keys.flatMap((key) => {
    if (told.has(key)) return [];
    const place = places.get(key) ?? 0;
    const before = fields[place - 1] ?? "";
    const text = stated.get(before);
    const rest: string[] = [];
    if (typeof text === "string" && text !== "")
      for (let at = place; isRest(fields[at]); at++) rest.push(fields[at] ?? "");
    for (const other of rest) told.add(other);
    const whole = rest.length > 0 ? `${before}: ${quoted([text, ...rest].join(", "))}` : null;
    return [{ key, message: () => renamedText(group, key) ?? unknownText(key, knownFieldsOf(issue), stated, whole) }];
  });
}

/** What to write instead of a field that has another name now. */
function renamedText(group: string, key: string): string | undefined {
  const renamed = renamedFields[group]?.[key];
  return renamed && `Unknown field. The field is now called \`${renamed}\`. Rename it.`;
}

/** @param whole the field that a text with commas was meant for, if `{ note: a, b }` states the field "b" without a value */
function unknownText(
  key: string,
  known: readonly string[],
  stated: ReadonlyMap<string, unknown>,
  whole: string | null,
): string {
  const near = nearest(key, known);
  if (near !== undefined && !stated.has(near)) return `Unknown field. Did you mean \`${near}\`?`;
  if (whole !== null) return `Unknown field without a value. A comma ends a text that is not quoted. Write ${whole}.`;
  return "Unknown field. Remove it, or use a field that data/record.schema.json describes.";
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function valueText({ input, values }: z.core.$ZodIssueInvalidValue): string {
  const words = values.map(String);
  const use = `Use one of ${words.join(", ")}.`;
  if (input === undefined) return `The field is required. ${use}`;
  if (typeof input !== "string") return `Expected text, found ${foundText(input)}. ${use}`;
  if (input === "") return `The value is empty. ${use}`;
  const renamed = Object.hasOwn(renamedWords, input) ? renamedWords[input] : undefined;
  if (renamed !== undefined && words.includes(renamed))
    return `${quoted(input)} is not a valid value. The value is now called ${renamed}. Write that.`;
  const near = nearest(input.toUpperCase().replaceAll(/[^A-Z0-9]+/g, "_"), words);
  return `${quoted(input)} is not a valid value. ${near === undefined ? use : `Did you mean ${near}? ${use}`}`;
}

function foundText(value: unknown): string {
  if (value === null || value === "") return "nothing";
  if (Array.isArray(value)) return "a list";
  return isObject(value) ? "an object" : quoted(value);
}

function kindOf(expected: string): string {
  const kinds: Readonly<Record<string, string>> = {
    string: "text",
    array: "a list (lines that start with -)",
    object: "an object (lines of the form `field: value`)",
    record: "an object (lines of the form `name: value`)",
  };
  return kinds[expected] ?? expected;
}
