import type { Columns, Edge } from "../language.ts";
import { edgesOf, type NodeType, nodeTypes } from "../model.ts";
import { lowerFirst, singularOf, snakeOf, upperFirst } from "./spelling.ts";

/** A relation as one of its ends shows it. */
export interface Relation {
  owner: NodeType;
  field: string;
  to: NodeType;
  /** Names the types of the relation at this end: `TherapyIndication`. */
  name: string;
  description: string;
  edge: Edge;
  /** The concept and the field that declare the relation; its claims are claims about them. */
  declaredBy: NodeType;
  predicate: string;
  /** Whether the owner is the subject of the edge. */
  isSubject: boolean;
  /** Both ends show the relation as the same field. */
  isSymmetric: boolean;
  /** A column of the concept that declares the relation holds it, so that the far end is that concept's own row. */
  isSingle: boolean;
  /** Where edges are kept, the column that names the owner, and the column that names the far end. */
  table: string;
  own: string;
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

/** Every relation from each of its ends, in the order of the declarations. */
export const relations: readonly Relation[] = nodeTypes.flatMap((name) =>
  Object.entries(edgesOf(name)).flatMap(([field, edge]) => endsOf(name, field, edge)),
);

/** Every relation once, from the end that declares it. */
export const declaredRelations: readonly Relation[] = relations.filter(
  ({ owner, field, declaredBy, predicate }) => owner === declaredBy && predicate === `${owner}.${field}`,
);

const byOwner = new Map(nodeTypes.map((name) => [name, relations.filter(({ owner }) => owner === name)] as const));

/** The relations of a concept, from whichever end. */
export function relationsOf(owner: NodeType): readonly Relation[] {
  return byOwner.get(owner) ?? [];
}

/** A relation by the field that shows it. */
export function relationOf(owner: NodeType, field: string): Relation {
  const found = relationsOf(owner).find((relation) => relation.field === field);
  if (!found) throw new Error(`${owner} has no relation ${field}`);
  return found;
}

/** The single edges of a concept: those that its own row holds. */
export function singleEdgesOf(owner: NodeType): readonly Relation[] {
  return declaredRelations.filter(({ declaredBy, isSingle }) => declaredBy === owner && isSingle);
}

/** The relations that a concept declares and keeps in tables of their own. */
export function listedEdgesOf(owner: NodeType): readonly Relation[] {
  return declaredRelations.filter(({ declaredBy, isSingle }) => declaredBy === owner && !isSingle);
}
