import {
  type GraphQLAbstractType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
} from "graphql";

/** What the completion of a value needs to know about its type. */
export type Shape = { isNonNull: boolean } & (
  | { kind: "leaf"; type: GraphQLLeafType }
  | { kind: "list"; entry: Shape }
  | { kind: "object"; type: GraphQLObjectType }
  | { kind: "abstract"; type: GraphQLAbstractType }
);

/** Types of a schema exist once, so their shapes do too. */
const shapes = new WeakMap<object, Shape>();

/** The shape of a type. */
export function shapeOf(type: GraphQLOutputType): Shape {
  const known = shapes.get(type);
  if (known) return known;
  const shape = newShape(type);
  shapes.set(type, shape);
  return shape;
}

function newShape(type: GraphQLOutputType): Shape {
  if (isNonNullType(type)) return { ...newShape(type.ofType), isNonNull: true };
  if (isListType(type)) return { kind: "list", entry: shapeOf(type.ofType), isNonNull: false };
  if (isLeafType(type)) return { kind: "leaf", type, isNonNull: false };
  if (isAbstractType(type)) return { kind: "abstract", type, isNonNull: false };
  return { kind: "object", type, isNonNull: false };
}
