import { maxEdgesOf, type Relation, relationOf } from "../../../model/derived/relation.ts";
import { snakeOf } from "../../../model/derived/spelling.ts";
import type { NodeType, RelationName, Row } from "../../../model/model.ts";
import { edgesByOwner } from "../../../store/query/relation.ts";
import { builder, type Field, type Fields } from "../builder.ts";
import { atMost } from "../cost.ts";
import { loadList } from "../load.ts";
import { refOf } from "../ref.ts";
import { Sourced } from "../sourced.ts";
import { fieldOfColumn } from "./column.ts";

interface EntryRow {
  fact: string;
}

function entryType({ name, to, far, facts, end }: Relation, description: string) {
  const ref = builder.objectRef<EntryRow>(name);
  ref.implement({
    description,
    interfaces: [Sourced],
    fields: (t) => ({
      [end]: t.field({
        type: refOf(to),
        description: `The ${end}.`,
        resolve: (row: object) => (row as Record<string, string>)[far],
      }),
      ...Object.fromEntries(
        Object.entries(facts).map(([fact, column]) => [
          fact,
          fieldOfColumn(t as Fields<object>, column, snakeOf(fact)),
        ]),
      ),
    }),
  });
  return ref;
}

/** Exposes a relation as a bounded list of its edges, in the order of the record. Its other end exposes it as a connection. */
export function edgeList<N extends NodeType>(
  t: Fields<Row<N>>,
  owner: N,
  field: RelationName<N>,
  description: string,
): Field {
  const found = relationOf(owner, field);
  return t.field({
    type: [entryType(found, description)],
    ...atMost(maxEdgesOf(found.edge)),
    description: found.description,
    resolve: (row, _args, context) =>
      loadList(context, `${owner}.${field}`, row.id, (store, owners) => edgesByOwner<EntryRow>(store, found, owners)),
  });
}
