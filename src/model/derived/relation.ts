import type { Columns, Edge } from "../language.ts";
import { edgesOf, type NodeType, nodeTypes } from "../model.ts";
import { lowerFirst, singularOf, snakeOf, upperFirst } from "./spelling.ts";

/** A relation as seen from one of its ends. */
export interface Relation {
  owner: NodeType;
  field: string;
  to: NodeType;
  /** The prefix of the relation's types at this end, such as `TherapyIndication`. */
  name: string;
  description: string;
  edge: Edge;
  /** The concept that declares the relation, and the predicate of the claims about it. */
  declaredBy: NodeType;
  predicate: string;
  /** Whether the owner is the subject of the edge. */
  isSubject: boolean;
  /** Whether both ends expose the relation as the same field. */
  isSymmetric: boolean;
  /** Whether the relation is stored as a column of the concept that declares it. If not, it has a table of its own. */
  isSingle: boolean;
  /** The table that contains the edges. */
  table: string;
  /** The column that names the owner. */
  own: string;
  /** The column that names the node at the far end. */
  far: string;
  facts: Columns;
  /** The name of the far end in records and filters. */
  end: string;
}

function endsOf(declaredBy: NodeType, field: string, edge: Edge & { to: NodeType }): Relation[] {
  const isSingle = edge.single === true;
  const isSelf = edge.to === declaredBy;
  const isSymmetric = isSelf && edge.inverse.field === field;
  const table = isSingle ? snakeOf(declaredBy) : `${snakeOf(declaredBy)}_${snakeOf(singularOf(field))}`;
  const own = isSingle ? "id" : `${snakeOf(declaredBy)}_id`;
  const far = isSingle || isSelf ? `${snakeOf(singularOf(field))}_id` : `${snakeOf(edge.to)}_id`;
  const shared = {
    edge,
    declaredBy,
    predicate: `${declaredBy}.${field}`,
    isSymmetric,
    isSingle,
    table,
    facts: edge.facts ?? {},
  };
  const declared: Relation = {
    ...shared,
    owner: declaredBy,
    field,
    to: edge.to,
    name: `${declaredBy}${upperFirst(isSingle ? field : singularOf(field))}`,
    description: edge.description,
    isSubject: edge.subject !== "to",
    own,
    far,
    end: edge.end ?? lowerFirst(edge.to),
  };
  const inverse: Relation = {
    ...shared,
    owner: edge.to,
    field: edge.inverse.field,
    to: declaredBy,
    name: `${edge.to}${upperFirst(singularOf(edge.inverse.field))}`,
    description: edge.inverse.description,
    isSubject: edge.subject === "to",
    own: far,
    far: own,
    end: lowerFirst(declaredBy),
  };
  return isSymmetric ? [declared] : [declared, inverse];
}

/** Every relation, once from each of its ends, in the order of declaration. */
export const relations: readonly Relation[] = nodeTypes.flatMap((name) =>
  Object.entries(edgesOf(name)).flatMap(([field, edge]) => endsOf(name, field, edge)),
);

/** Every relation once, from the end that declares it. */
export const declaredRelations: readonly Relation[] = relations.filter(
  ({ owner, field, declaredBy, predicate }) => owner === declaredBy && predicate === `${owner}.${field}`,
);

const byOwner = new Map(nodeTypes.map((name) => [name, relations.filter(({ owner }) => owner === name)] as const));

/** The relations of a concept, including those that other concepts declare. */
export function relationsOf(owner: NodeType): readonly Relation[] {
  return byOwner.get(owner) ?? [];
}

/** A relation by the field that exposes it. @throws {Error} if the owner has no such relation */
export function relationOf(owner: NodeType, field: string): Relation {
  const found = relationsOf(owner).find((relation) => relation.field === field);
  if (!found) throw new Error(`${owner} has no relation ${field}`);
  return found;
}

/** The relations that a concept declares and stores as columns of its own table. */
export function singleEdgesOf(owner: NodeType): readonly Relation[] {
  return declaredRelations.filter(({ declaredBy, isSingle }) => declaredBy === owner && isSingle);
}

/** The relations that a concept declares and stores in tables of their own. */
export function listedEdgesOf(owner: NodeType): readonly Relation[] {
  return declaredRelations.filter(({ declaredBy, isSingle }) => declaredBy === owner && !isSingle);
}

/** The maximum number of edges that the record of one node states, if the relation declares none. */
const maxEdges = 50;

/** The maximum number of edges of a relation that the record of one node states. */
export function maxEdgesOf({ max = maxEdges }: Edge): number {
  return max;
}
