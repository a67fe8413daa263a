import { inspect } from "@graphql-tools/utils";
import {
  defaultTypeResolver,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLObjectType,
  isObjectType,
} from "graphql";
import type { Execution, FieldInfo } from "./execution.ts";
import type { FieldPlan } from "./plan.ts";

/** The object type of a value of an interface or union. @throws {GraphQLError} if it has none */
export function objectTypeOf(
  execution: Execution,
  field: FieldPlan,
  type: GraphQLAbstractType,
  info: FieldInfo,
  value: unknown,
): GraphQLObjectType | Promise<GraphQLObjectType> {
  const resolveType = type.resolveType ?? defaultTypeResolver;
  const name = resolveType(value, execution.context, info, type);
  return typeof name === "string" || name === undefined
    ? possibleType(execution, field, type, name, value)
    : name.then((resolved) => possibleType(execution, field, type, resolved, value));
}

function possibleType(
  { plan: { schema } }: Execution,
  { nodes, parentType, definition }: FieldPlan,
  type: GraphQLAbstractType,
  name: string | undefined,
  value: unknown,
): GraphQLObjectType {
  const place = `for field "${parentType.name}.${definition.name}"`;
  if (name == null) {
    throw new GraphQLError(
      `Abstract type "${type.name}" must resolve to an Object type at runtime ${place}. Either the "${type.name}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`,
      { nodes },
    );
  }
  if (typeof name !== "string") {
    throw new GraphQLError(
      `Abstract type "${type.name}" must resolve to an Object type at runtime ${place} with value ${inspect(value)}, received "${inspect(name)}".`,
    );
  }
  const found = schema.getType(name);
  if (found == null) {
    throw new GraphQLError(
      `Abstract type "${type.name}" was resolved to a type "${name}" that does not exist inside the schema.`,
      { nodes },
    );
  }
  if (!isObjectType(found)) {
    throw new GraphQLError(`Abstract type "${type.name}" was resolved to a non-object type "${name}".`, { nodes });
  }
  if (!schema.isSubType(type, found)) {
    throw new GraphQLError(`Runtime Object type "${name}" is not a possible type for "${type.name}".`, { nodes });
  }
  return found;
}
