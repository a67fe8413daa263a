import { sortNameOf } from "../../../domain/name/name.ts";
import {
  type QualifierColumn,
  qualifierColumnsOfFact,
  qualifierColumnsOfGroup,
  qualifiersOf,
} from "../../../model/derived/qualifier.ts";
import { snakeOf } from "../../../model/derived/spelling.ts";
import type { Column } from "../../../model/language.ts";
import { columnsOf, conceptOf, partsOf } from "../../../model/model.ts";
import type { NodeChange, StoredRow, WrittenType } from "../../../store/write/change-set.ts";
import { checkNode } from "../check/check.ts";
import { asStated, type FieldReader, statedBeside, storedValue, type Value } from "../record.ts";
import { isGroup, type WrittenField, writtenFields } from "../shape/column.ts";
import type { Fact, OtherValue } from "../shape/fact.ts";
import { statedRelations } from "../shape/node.ts";
import type { ReferenceRate } from "../shape.ts";
import { computedRows, derivedRow } from "./derived.ts";
import type { Draft } from "./draft.ts";
import { compileEdges } from "./edge.ts";
import { impliedValues } from "./implied.ts";
import { compilePart } from "./part.ts";
import { storedColumns } from "./stored-columns.ts";

/** Turns a record into what the store writes, and tells what is wrong with it. */
export function nodeOf<N extends WrittenType>(
  type: N,
  node: FieldReader,
  draft: Draft,
  rates: readonly ReferenceRate[],
): NodeChange {
  const name = conceptOf(type).isEntity ? draft.fact("name", node.fact("name")) : null;
  const names: StoredRow = name === null ? {} : { name, sort_name: sortNameOf(name) };
  const own = columnValues(type, node, draft);
  const parts = Object.entries(partsOf(type)).map(([field, use]) => ({
    field,
    ...compilePart(field, use, node, draft),
  }));

  const single: Record<string, string | null> = {};
  const edges: { field: string; table: string; facts: readonly object[]; rows: readonly StoredRow[] }[] = [];
  for (const relation of statedRelations(type)) {
    const { field, to, far, table, isSingle } = relation;
    if (isSingle) single[far] = draft.nodeFact(field, to, node.fact(field));
    else edges.push({ field, table, ...compileEdges(relation, node, draft) });
  }

  const written = {
    parts: Object.fromEntries(parts.map(({ field, entries }) => [field, entries])),
    edges: Object.fromEntries(edges.map(({ field, facts }) => [field, facts])),
  };
  const statedWith = (own: Record<string, Value>) =>
    asStated(type, { row: { type, id: draft.slug, ...names, ...own, ...single }, ...written });
  const { recordedOn, today } = draft.report;
  const columns = { ...own, ...impliedValues(type, statedWith(own), node, draft) };
  const stated = statedWith(columns);
  checkNode(type, stated, (path, message) => draft.report.problem([...draft.path, ...path], message), {
    recordedOn,
    today,
    isExplained: (field) => node.fact(field)?.because !== undefined,
  });
  return {
    type,
    slug: draft.slug,
    row: {
      ...names,
      ...storedColumns(columnsOf(type), columns),
      ...single,
      ...derivedRow(type, stated, recordedOn),
    },
    owned: {
      ...Object.assign({}, ...parts.map(({ rows }) => rows)),
      ...Object.fromEntries(edges.map(({ table, rows }) => [table, rows])),
      ...computedRows(type, stated, rates),
    },
    claims: draft.claims,
  };
}

/** A node's own columns: facts with claims for an entity, plain values otherwise. */
function columnValues(type: WrittenType, node: FieldReader, draft: Draft): Record<string, Value> {
  const { columns, isEntity } = conceptOf(type);
  return Object.fromEntries(
    [...writtenFields(columns)].flatMap(([name, own]): [string, Value][] => {
      if (isGroup(own)) return groupValues(name, own, node, draft);
      return own.flatMap(([field, column]) =>
        isEntity
          ? factValues(field, column, qualifierColumnsOfFact(columns, field), node, draft)
          : [[snakeOf(field), plain(field, column, node)]],
      );
    }),
  );
}

/** The value of a column, and of those that the record states with it. */
function factValues(
  field: string,
  column: Column,
  others: readonly QualifierColumn[],
  node: FieldReader,
  draft: Draft,
): [string, Value][] {
  if (column.list) return [[snakeOf(field), draft.factList(field, node.facts(field))]];
  const fact = node.fact(field);
  const typed = (stated: Fact | OtherValue) =>
    others.flatMap(({ name }) => {
      const value = statedBeside(stated, name);
      return value === undefined ? [] : [{ name, value }];
    });
  const text = column.past ? draft.past(field, fact, typed) : draft.fact(field, fact, typed);
  return [
    [snakeOf(field), storedValue(column, text ?? undefined)],
    ...others.map((other): [string, Value] => [
      snakeOf(other.field),
      storedValue(other.column, fact && statedBeside(fact, other.name)),
    ]),
  ];
}

function plain(field: string, column: Column, node: FieldReader): Value {
  return column.list ? node.values(field) : storedValue(column, node.text(field));
}

/** Values that a source states together: one claim supports them all. */
function groupValues(name: string, own: WrittenField, node: FieldReader, draft: Draft): [string, Value][] {
  const group = node.group(name);
  const texts = own.map(([field, { shownAs = field }]) => group?.text(shownAs));
  const values = own.map(([field, column], index): [string, Value] => [
    snakeOf(field),
    storedValue(column, texts[index]),
  ]);
  if (group) {
    const value = texts.filter((text) => text !== undefined).join(" ");
    const qualifiers = qualifiersOf(qualifierColumnsOfGroup(own), Object.fromEntries(values));
    draft.group(name, { value, qualifiers }, group.support());
  }
  return values;
}
