import { collectFields, collectSubFields } from "@graphql-tools/utils";
import {
  type DocumentNode,
  defaultFieldResolver,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  visit,
} from "graphql";
import { KeptWith } from "./kept-with.ts";
import { type Shape, shapeOf } from "./shape.ts";

export type Variables = Readonly<Record<string, unknown>>;

/** A field that is selected on an object type. */
export interface FieldPlan {
  /** The name of the field in the response. */
  key: string;
  nodes: [FieldNode, ...FieldNode[]];
  parentType: GraphQLObjectType;
  definition: GraphQLField<unknown, unknown>;
  resolve: GraphQLFieldResolver<unknown, unknown>;
  shape: Shape;
  /** Whether the values of arguments depend on variables. */
  hasVariables: boolean;
  /** The values of the arguments, once they are known, if they do not depend on variables. */
  args: Record<string, unknown> | null;
  /** What is selected on the value, by its object type. It is collected when a value of the type is met. */
  selections: Map<GraphQLObjectType, Selection>;
}

/** The fields that are selected on an object type, in the order of the response. */
export interface Selection {
  fields: readonly (FieldPlan | { key: string; typename: string })[];
  /** The only key that may not be set on a plain object, because it would replace the prototype. */
  hasProtoKey: boolean;
}

/** An operation of a document that is prepared for execution with variables that include the same fields. */
export interface OperationPlan {
  schema: GraphQLSchema;
  operation: OperationDefinitionNode;
  fragments: Record<string, FragmentDefinitionNode>;
  /** Variables that `@skip` and `@include` refer to, with the values for which the plan is valid. */
  conditions: Variables;
  queryType: GraphQLObjectType;
  root: Selection;
}

interface KnownOperation {
  operation: OperationDefinitionNode;
  fragments: Record<string, FragmentDefinitionNode>;
  conditions: readonly string[];
  plans: Map<string, OperationPlan>;
}

/** The number of plans of one operation that are kept. Each combination of conditions has its own. */
const maxPlans = 16;

/** The operations of a document by name, planned for one schema. */
interface KnownOperations {
  schema: GraphQLSchema;
  operations: Map<string, KnownOperation>;
}

const known = new KeptWith<DocumentNode, KnownOperations>();

/**
 * An operation that can be planned: a query without `@defer` and `@stream`. Null for any other, or if the document has no such operation.
 * It is kept for as long as the document.
 */
export function operationOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  name: string | null | undefined,
): KnownOperation | null {
  let kept = known.get(document);
  if (kept?.schema !== schema) {
    kept = { schema, operations: new Map() };
    known.set(document, kept);
  }
  const { operations } = kept;
  const key = name ?? "";
  const found = operations.get(key);
  if (found !== undefined) return found;
  const operation = newOperation(document, name);
  // Any number of names may be asked for that the document does not have.
  if (operation !== null) operations.set(key, operation);
  return operation;
}

function newOperation(document: DocumentNode, name: string | null | undefined): KnownOperation | null {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const chosen = name == null ? operations : operations.filter((operation) => operation.name?.value === name);
  const [operation] = chosen;
  if (operation === undefined || chosen.length > 1 || operation.operation !== "query") return null;
  const conditions = new Set<string>();
  let isIncremental = false;
  visit(document, {
    Directive: ({ name: { value: directive }, arguments: given = [] }) => {
      if (directive === "defer" || directive === "stream") isIncremental = true;
      if (directive !== "skip" && directive !== "include") return;
      for (const { value } of given) if (value.kind === Kind.VARIABLE) conditions.add(value.name.value);
    },
  });
  if (isIncremental) return null;
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null);
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  return { operation, fragments, conditions: [...conditions], plans: new Map() };
}

/** The plan of an operation for some variables. @throws {GraphQLError} if a condition has no value */
export function planOf(schema: GraphQLSchema, operation: KnownOperation, variables: Variables): OperationPlan | null {
  const { conditions, plans } = operation;
  const key = conditions.map((name) => String(variables[name])).join();
  const kept = plans.get(key);
  if (kept) return kept;
  const queryType = schema.getQueryType();
  if (!queryType) return null;
  const values = Object.fromEntries(
    conditions.filter((name) => Object.hasOwn(variables, name)).map((name) => [name, variables[name]]),
  );
  const found = collectFields(schema, operation.fragments, values, queryType, operation.operation.selectionSet);
  const plan = {
    schema,
    operation: operation.operation,
    fragments: operation.fragments,
    conditions: values,
    queryType,
    root: newSelection(schema, queryType, found.fields),
  };
  if (plans.size < maxPlans) plans.set(key, plan);
  return plan;
}

/** What is selected on values of a field that have an object type. */
export function selectionOf(plan: OperationPlan, field: FieldPlan, type: GraphQLObjectType): Selection {
  const kept = field.selections.get(type);
  if (kept) return kept;
  const { schema, fragments, conditions } = plan;
  const selection = newSelection(
    schema,
    type,
    collectSubFields(schema, fragments, conditions, type, field.nodes).fields,
  );
  field.selections.set(type, selection);
  return selection;
}

function newSelection(
  schema: GraphQLSchema,
  parentType: GraphQLObjectType,
  fields: Map<string, FieldNode[]>,
): Selection {
  const planned: Selection["fields"][number][] = [];
  for (const [key, [node, ...others]] of fields) {
    if (node === undefined) continue;
    const name = node.name.value;
    if (name === "__typename") planned.push({ key, typename: parentType.name });
    const definition = definitionOf(schema, parentType, name);
    if (!definition) continue;
    planned.push({
      key,
      nodes: [node, ...others],
      parentType,
      definition,
      resolve: definition.resolve ?? defaultFieldResolver,
      shape: shapeOf(definition.type),
      hasVariables: usesVariables(node),
      args: null,
      selections: new Map(),
    });
  }
  return { fields: planned, hasProtoKey: fields.has("__proto__") };
}

function definitionOf(schema: GraphQLSchema, parentType: GraphQLObjectType, name: string) {
  if (parentType === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  }
  return parentType.getFields()[name];
}

function usesVariables({ arguments: given = [] }: FieldNode): boolean {
  let found = false;
  for (const argument of given) {
    visit(argument, {
      Variable: () => {
        found = true;
      },
    });
  }
  return found;
}
