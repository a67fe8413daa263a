import { nodeKey } from "../../../domain/node-key.ts";
import type { TermLink } from "../../../domain/payment-schedule.ts";
import { snakeOf } from "../../../model/derived/spelling.ts";
import type { Column } from "../../../model/language.ts";
import { partOf } from "../../../model/model.ts";
import { quoted } from "../problem.ts";
import { type FieldReader, type OwnedPart, storedValue, type Value, type Values } from "../record.ts";
import { isGroup, writtenFields } from "../shape/column.ts";
import { defaults, slugColumns } from "../shape/special.ts";
import { namedTypes } from "../shape/value.ts";
import type { Report } from "./report.ts";

/** What an entry of a list states: its columns, the single nodes that it names, and those that it names as lists. */
export interface EntryValues {
  columns: Values;
  references: Readonly<Record<string, string | null>>;
  links: Readonly<Record<string, readonly string[]>>;
}

/** Reads an entry of a list. */
export function entryValues(part: OwnedPart, reader: FieldReader, report: Report): EntryValues {
  const { columns, references = {}, links = {} } = partOf(part);
  return {
    references: Object.fromEntries(
      Object.entries(references).map(([field, { to }]) => {
        const slug = reader.text(field) ?? null;
        if (slug !== null) report.refer(to, slug, [...reader.path, field]);
        return [`${snakeOf(field)}_id`, slug];
      }),
    ),
    links: Object.fromEntries(
      Object.entries(links).map(([field, { to }]) => [field, slugsIn(reader, field, to, report)]),
    ),
    columns: Object.fromEntries(
      [...writtenFields(columns)].flatMap(([name, own]) => {
        const from = isGroup(own) ? reader.group(name) : reader;
        return own.map(([field, column]): [string, Value] => [
          snakeOf(field),
          from
            ? columnValue(`${part}.${field}`, column.shownAs ?? field, column, from, report)
            : column.list
              ? []
              : null,
        ]);
      }),
    ),
  };
}

function columnValue(path: string, field: string, column: Column, reader: FieldReader, report: Report): Value {
  if (column.type === "NodeKey") return keyIn(reader.group(field), report);
  const named = slugColumns[path];
  if (named) return slugsIn(reader, field, named, report);
  if (!column.list) {
    const value = reader.text(field);
    if (column.past && value !== undefined) report.checkPast(value, [...reader.path, field]);
    return storedValue(column, value ?? defaults[path]);
  }
  if (column.type === "TermLink") referAgreements(reader, field, report);
  const values = reader.values<unknown>(field);
  checkRepetition(values, reader, field, report);
  return values;
}

function slugsIn(reader: FieldReader, field: string, type: string, report: Report): readonly string[] {
  const slugs = reader.values(field);
  for (const [index, slug] of slugs.entries()) report.refer(type, slug, [...reader.path, field, index]);
  checkRepetition(slugs, reader, field, report);
  return slugs;
}

/** The agreements whose terms an entry names. */
function referAgreements(reader: FieldReader, field: string, report: Report): void {
  for (const [index, { agreement }] of reader.values<TermLink>(field).entries())
    if (agreement !== undefined) report.refer("Agreement", agreement, [...reader.path, field, index, "agreement"]);
}

/** The node that an object such as `{ therapy: alphamedix }` names. */
function keyIn(reader: FieldReader | undefined, report: Report): string | null {
  for (const [key, type] of reader ? namedTypes : []) {
    const slug = reader?.text(key);
    if (!reader || slug === undefined) continue;
    report.refer(type, slug, reader.path);
    return nodeKey(type, slug);
  }
  return null;
}

function checkRepetition(values: readonly unknown[], reader: FieldReader, field: string, report: Report): void {
  for (const [index, value] of values.entries()) {
    if (values.indexOf(value) < index)
      report.problem(
        [...reader.path, field, index],
        `The list contains ${quoted(value)} twice. Remove one of the two.`,
      );
  }
}
