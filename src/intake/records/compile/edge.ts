import { qualifierColumns, qualifiersOf } from "../../../model/derived/qualifier.ts";
import type { Relation } from "../../../model/derived/relation.ts";
import { snakeOf } from "../../../model/derived/spelling.ts";
import type { StoredRow } from "../../../store/write/change-set.ts";
import { checkEdge } from "../check/check.ts";
import { type FieldReader, storedValue, type Value } from "../record.ts";
import { edgeText } from "./claim-text.ts";
import type { Draft } from "./draft.ts";
import { storedColumns } from "./stored-columns.ts";

/** Edges of one relation: their facts with the slugs of their far ends, and their rows. */
export interface CompiledEdges {
  facts: readonly object[];
  rows: readonly StoredRow[];
}

/** The edges that a record states under the field of a relation. */
export function compileEdges(relation: Relation, node: FieldReader, draft: Draft): CompiledEdges {
  const typed = qualifierColumns(relation.facts);
  const edges = node.items(relation.field, relation.end).map((reader, position) => {
    const slug = reader.text(relation.end) ?? "";
    const facts = Object.fromEntries(
      Object.entries(relation.facts).map(([field, column]): [string, Value] => [
        snakeOf(field),
        storedValue(column, reader.text(field)),
      ]),
    );
    checkEdge(relation, { own: draft.slug, far: slug, facts }, (path, message) =>
      draft.report.problem([...reader.path, ...path], message),
    );
    const text = { ...edgeText(relation, slug, facts), qualifiers: qualifiersOf(typed, facts) };
    const fact = draft.item(relation.field, reader.path, text, reader.support());
    return {
      facts: { ...facts, far: slug },
      row: { position, [relation.far]: slug, ...storedColumns(relation.facts, facts), fact },
    };
  });
  return {
    facts: edges.map(({ facts }) => facts),
    rows: edges.map(({ row }) => row),
  };
}
