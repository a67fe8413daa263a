import { declaredRelations, type Relation, relationOf } from "../../../model/derived/relation.ts";
import { lowerFirst, proseOf, snakeOf, upperFirst } from "../../../model/derived/spelling.ts";
import {
  conceptOf,
  edgesOf,
  type FactsOf,
  type FarEnd,
  type NodeType,
  type RelationName,
  type Row,
  type SingleEdgeName,
} from "../../../model/model.ts";
import { relationOrderOf } from "../../../store/query/order.ts";
import { type EdgeColumns, type RelationRequest, relatedNodes } from "../../../store/query/relation.ts";
import { then } from "../../execution/promise.ts";
import { builder, type Field, type Fields } from "../builder.ts";
import type { Context } from "../context.ts";
import { paged } from "../cost.ts";
import { type Connection, childPage, type Edge, type PageArguments } from "../list/connection.ts";
import { connectionType } from "../list/connection-type.ts";
import { matchingChildren, whereArgument } from "../list/filter.ts";
import { checkOrder, type OrderBy, orderArgument, orderOfRelation } from "../list/order.ts";
import { refOf, refs } from "../ref.ts";
import { today } from "../today.ts";
import { EdgeDirection, enumOfVocabulary } from "../vocabulary.ts";
import { fieldOfColumn } from "./column.ts";

/** The row of an edge: the columns of the node at the far end, and the facts of the relation. */
export type EdgeRow<N extends NodeType, F extends RelationName<N>> = Row<FarEnd<N, F>> & FactsOf<N, F> & EdgeColumns;

/** Arguments of a relation's field in addition to those that derive from the model. */
export interface RelationOptions {
  args?: (t: ArgumentBuilder) => Record<string, unknown>;
  /** Translates the arguments into conditions on the edges. */
  request?: (args: Record<string, unknown>) => RelationRequest;
}

/** The hierarchy below which a list may include what others relate to the nodes there. Null if it is that of the node alone. */
function hierarchyOf({ owner, declaredBy }: Relation) {
  const { hierarchy } = conceptOf(owner);
  if (hierarchy === undefined || declaredBy === owner) return null;
  const { by, below, isIncluded = false } = hierarchy;
  const isDated = edgesOf(owner)[by]?.facts?.validFrom !== undefined;
  return { below, argument: `include${upperFirst(below)}`, isIncluded, isDated };
}

type ArgumentBuilder = Fields<object>["arg"];

/** The facts of a relation as fields of its edges. A relation that is grouped by a fact exposes only a list of that fact's values. */
function factFields(t: Fields<Edge<object>>, relation: Relation): Record<string, unknown> {
  const { owner, facts, edge, isSymmetric } = relation;
  const hierarchy = hierarchyOf(relation);
  const rowOf = ({ row }: Edge<object>) => row;
  const group = edge.groupedBy;
  const shown = Object.entries(facts).filter(([fact]) => group === undefined || fact === group);
  return {
    ...Object.fromEntries(
      shown.map(([fact, column]) =>
        fact === group
          ? [
              `${fact}s`,
              fieldOfColumn(
                t,
                { ...column, list: true, description: column.description.replace(/^The role/, "The roles") },
                `edge_${snakeOf(fact)}s`,
                rowOf,
              ),
            ]
          : [fact, fieldOfColumn(t, column, `edge_${snakeOf(fact)}`, rowOf)],
      ),
    ),
    // Edges that the list shows one by one may belong to nodes below its owner.
    ...(hierarchy &&
      edge.facts &&
      group === undefined && {
        [lowerFirst(owner)]: t.field({
          type: refOf(owner),
          description: `The ${proseOf(owner)} of the edge; one of the ${hierarchy.below} of the ${proseOf(owner)} of the list if those are included.`,
          resolve: ({ row }) => (row as EdgeColumns).edge_owner,
        }),
      }),
    ...(isSymmetric && {
      direction: t.field({
        type: EdgeDirection,
        description: `OUTGOING if this ${proseOf(owner)} is the subject of the relation, INCOMING if the other is: of an amendment, OUTGOING if this one amends the other.`,
        resolve: ({ row }) => (row as { edge_direction: "OUTGOING" | "INCOMING" }).edge_direction,
      }),
    }),
  };
}

/** The connection type of a relation at one of its ends. */
function relationConnection(relation: Relation) {
  return connectionType<object>(relation.name, {
    of: `${proseOf(conceptOf(relation.to).plural)}${relation.owner === relation.to ? ` related to ${proseOf(conceptOf(relation.owner).plural)}` : ` of ${article(relation.owner)}`}`,
    node: refs[relation.to],
    edgeFields: (t) => factFields(t, relation),
    isSourced: true,
    relation,
  });
}

const article = (name: NodeType) => `${/^[AEIOU]/.test(name) ? "an" : "a"} ${proseOf(name)}`;

/** Exposes a relation as a connection of the nodes at its far end. The edges carry the facts and claims of the relation. */
export function relation<N extends NodeType, F extends RelationName<N>>(
  t: Fields<Row<N>>,
  owner: N,
  field: F,
  options: RelationOptions = {},
): Field<Connection<EdgeRow<N, F>>> {
  const found = relationOf(owner, field);
  const { edge, to, facts } = found;
  const group = edge.groupedBy === undefined ? undefined : facts[edge.groupedBy];
  const isInverse = !(field in edgesOf(owner));
  const hierarchy = hierarchyOf(found);
  const isEachOnce = group !== undefined || Object.keys(facts).length === 0;
  const order = relationOrderOf({ ...found, isInverse });
  return t.field({
    type: relationConnection(found),
    description: found.description,
    ...paged,
    args: {
      ...(group &&
        typeof group.type === "object" && {
          [`${edge.groupedBy}s`]: t.arg({
            type: [enumOfVocabulary(group.type)],
            description: `Returns only entries with one of these ${edge.groupedBy}s; \`${edge.groupedBy}s\` of the edges then contains only those.`,
          }),
        }),
      ...(options.args?.(t.arg as ArgumentBuilder) as {}),
      ...(hierarchy && {
        [hierarchy.argument]: t.arg({
          type: "Boolean",
          required: true,
          defaultValue: hierarchy.isIncluded,
          description: hierarchy.isDated
            ? `Whether the list includes the entries of the direct and indirect ${hierarchy.below} of the ${proseOf(owner)}, as of today.${isEachOnce ? " What several of them share is one entry." : ""}`
            : `Whether the ${hierarchy.below} of the ${proseOf(owner)} are included.`,
        }),
      }),
      where: t.arg(whereArgument(to)),
      ...(conceptOf(to).isOrdered && { orderBy: t.arg(orderArgument(to)) }),
      ...t.arg.connectionArgs(),
    } as {},
    resolve: (row: { id: string }, args: PageArguments & Record<string, unknown>, context: Context) => {
      const groups = edge.groupedBy === undefined ? null : (args[`${edge.groupedBy}s`] as string[] | null | undefined);
      const isFamily = hierarchy !== null && args[hierarchy.argument] === true;
      const request: RelationRequest = {
        ...options.request?.(args),
        groups: groups ?? null,
        below: isFamily ? { on: today() } : null,
      };
      const day = isFamily && hierarchy.isDated ? today() : (request.validOn ?? null);
      const chosen = orderOfRelation(found, args.orderBy as OrderBy | null | undefined, order);
      const rows = (owners: readonly string[]) =>
        matchingChildren(relatedNodes<EdgeRow<N, F>>(found, owners, request), to, args.where);
      return then(checkOrder(context, chosen), () =>
        childPage<EdgeRow<N, F>, typeof args>(context, `${owner}.${field}`, row.id, args, chosen, rows, day),
      );
    },
  } as never);
}

/**
 * Exposes the relations that a concept declares at their far ends, so that both ends of a relation are exposed by the file of the
 * concept that declares it. Relations of a concept to itself are skipped: their fields are all on the concept's own type.
 * @param options by the field that declares the relation
 */
export function farEnds<N extends NodeType>(
  declaredBy: N,
  options: Readonly<Record<string, RelationOptions>> = {},
): void {
  for (const { to, edge, predicate } of declaredRelations) {
    if (!predicate.startsWith(`${declaredBy}.`) || to === declaredBy) continue;
    const { field } = edge.inverse;
    const own = options[predicate.slice(declaredBy.length + 1)];
    builder.objectField(refs[to] as typeof refs.Company, field, (t) =>
      relation(t, to, field as RelationName<typeof to>, own),
    );
  }
}

/** Exposes the single node that a column of the concept's row names. */
export function singleEdge<N extends NodeType>(t: Fields<Row<N>>, owner: N, field: SingleEdgeName<N>): Field {
  const edge = edgesOf(owner)[field];
  if (!edge?.single) throw new Error(`${owner}.${field} is not a single edge`);
  const key = `${snakeOf(field)}_id`;
  return t.field({
    type: refOf(edge.to),
    nullable: edge.nullable === true,
    description: edge.description,
    resolve: (row: object) => (row as Record<string, string | null>)[key],
  });
}
