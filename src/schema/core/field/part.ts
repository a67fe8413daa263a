import type { OutputRef } from "@pothos/core";
import { nodeKey } from "../../../domain/node-key.ts";
import { snakeOf } from "../../../model/derived/spelling.ts";
import { ownerColumnOf, ownerOf } from "../../../model/derived/table.ts";
import {
  type ColumnName,
  type LinkName,
  type NodeType,
  type PartField,
  type PartName,
  type PartRow,
  partOf,
  partsOf,
  type ReferenceName,
  type Row,
} from "../../../model/model.ts";
import { linkedNodes, partsByOwner } from "../../../store/query/part.ts";
import { builder, type Field, type Fields } from "../builder.ts";
import { atMost } from "../cost.ts";
import { loadList } from "../load.ts";
import { refOf } from "../ref.ts";
import { Sourced } from "../sourced.ts";
import { column } from "./column.ts";

/** Declares the type of the entries that nodes own: its fields, and the claims that support an entry. */
export function partType<P extends PartName>(name: P, fields: (t: Fields<PartRow<P>>) => Record<string, unknown>) {
  const ref = builder.objectRef<PartRow<P>>(name);
  ref.implement({
    description: partOf(name).description,
    ...(ownerColumnOf(name) !== null && { interfaces: [Sourced] }),
    fields: (t) => fields(t as Fields<PartRow<P>>) as never,
  });
  return ref;
}

/** Exposes columns of a part as the model describes them, by field. */
export function columns<P extends PartName>(
  t: Fields<PartRow<P>>,
  name: P,
  fields: readonly ColumnName<P>[],
): Record<string, Field> {
  return Object.fromEntries(fields.map((field) => [field, column<P, PartRow<P>>(t, name, field)]));
}

/** Exposes the entries that a node owns as a bounded list. */
export function partList<N extends NodeType>(t: Fields<Row<N>>, owner: N, field: PartField<N>, ref: OutputRef): Field {
  const use = partsOf(owner)[field];
  if (!use) throw new Error(`${owner} has no list "${field}"`);
  const { part, description, max } = use;
  return t.field({
    type: [ref],
    ...atMost(max),
    description,
    resolve: (row, _args, context) =>
      loadList(context, part, ownerOf(part) ? row.id : nodeKey(row.type, row.id), (store, owners) =>
        partsByOwner(store, part, owners),
      ),
  });
}

/** Exposes the single node that an entry refers to. */
export function reference<P extends PartName>(t: Fields<PartRow<P>>, name: P, field: ReferenceName<P>): Field {
  const found = partOf(name).references?.[field];
  if (!found) throw new Error(`${name} has no reference "${field}"`);
  const key = `${snakeOf(field)}_id`;
  return t.field({
    type: refOf(found.to as NodeType),
    nullable: found.nullable === true,
    description: found.description,
    resolve: (row: object) => (row as Record<string, string | null>)[key],
  });
}

/** Exposes the nodes that an entry lists. */
export function linkList<P extends PartName>(t: Fields<PartRow<P>>, name: P, field: LinkName<P>): Field {
  const found = partOf(name).links?.[field];
  if (!found) throw new Error(`${name} has no list "${field}"`);
  return t.field({
    type: [refOf(found.to as NodeType)],
    ...atMost(found.max),
    description: found.description,
    resolve: (row, _args, context) =>
      loadList(context, `${name}.${field}`, row.id, (store, entries) => linkedNodes(store, name, field, entries)),
  });
}
