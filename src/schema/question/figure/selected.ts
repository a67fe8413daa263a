import { conjunctsOf } from "../../../store/query/filter/own-condition.ts";
import type { Where } from "../../../store/query/filter/request.ts";

/** A text that is equal for filters with the same entries in any order. Null values are no conditions. */
function textOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(textOf).join()}]`;
  const entries = Object.entries(value).filter(([, entry]) => entry !== null && entry !== undefined);
  return `{${entries
    .map(([name, entry]) => `${JSON.stringify(name)}:${textOf(entry)}`)
    .sort()
    .join()}}`;
}

/** The operators that compare with several values, and those that compare with one of them. */
const single: Readonly<Record<string, string>> = { in: "eq", hasAny: "has", hasAll: "has" };

/** The filters that are equal to one value of a filter that names several. */
function alternativesOf(value: unknown): unknown[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [value];
  const entries = Object.entries(value).filter(([, entry]) => entry !== null && entry !== undefined);
  const [only, ...others] = entries;
  if (!only || others.length > 0) return [value];
  const [name, entry] = only;
  const operator = single[name];
  if (operator !== undefined && Array.isArray(entry)) return entry.map((each: unknown) => ({ [operator]: each }));
  return alternativesOf(entry).map((each) => ({ [name]: each }));
}

function conditionsOf(where: Where): Where[] {
  return conjunctsOf(where).flatMap((condition) => {
    const { or: alternatives } = condition;
    const parts = Array.isArray(alternatives) ? (alternatives as readonly Where[]).flatMap(conditionsOf) : [];
    return [condition, ...parts];
  });
}

/** Whether a filter selects a value: whether it contains the filter of the value. */
export function selectedBy(where: Where | null): (filter: Where) => boolean {
  if (where === null) return () => false;
  const conditions = new Set(conditionsOf(where).flatMap((each) => [each, ...alternativesOf(each)].map(textOf)));
  // A filter that consists of several conditions is selected if all of them are.
  return (filter) => conditions.has(textOf(filter)) || allIn(conditions, filter);
}

function allIn(conditions: ReadonlySet<string>, filter: Where): boolean {
  const parts = conjunctsOf(filter);
  return parts.length > 1 && parts.every((part) => conditions.has(textOf(part)));
}
