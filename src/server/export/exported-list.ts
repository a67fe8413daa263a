import { collectFields, collectSubFields } from "@graphql-tools/utils";
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from "graphql";
import { badArgument, codes } from "../../schema/core/error.ts";

export type Variables = Readonly<Record<string, unknown>>;

/** What an operation selects, as far as its variables and fragments matter. */
export interface Selected {
  schema: GraphQLSchema;
  fragments: Record<string, FragmentDefinitionNode>;
  variables: Variables;
}

/** The list that an operation selects, and what it selects of each entry. */
export interface ExportedList extends Selected {
  operation: OperationDefinitionNode;
  /** The field of the list, without what it selects. */
  field: FieldNode;
  /** The name of the list in the response. */
  key: string;
  /** Whether a row of the export is a node, or an edge with its node. */
  of: "nodes" | "edges";
  rowType: GraphQLObjectType;
  row: SelectionSetNode;
  /** The value of `first`. Null if there is none. */
  first: number | null;
}

/** Fields that describe the page. They may stay in a query that is exported, and are not part of the export. */
const pageFields: readonly string[] = ["pageInfo", "totalCount", "__typename"];

const advice =
  "Select one list of the type `Query`, and of this list `nodes` or `edges`, such as { agreements { nodes { slug name } } }.";

/**
 * Finds the list that an operation exports.
 * @param document a valid document
 * @throws BAD_USER_INPUT if the operation selects anything else
 */
export function exportedList(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  sent: Variables,
): ExportedList {
  const operation = getOperationAST(document, operationName);
  const query = schema.getQueryType();
  if (!operation || !query || operation.operation !== "query") throw notExportable("The operation is not a query.");
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  const selected = { schema, fragments, variables: { ...defaultsOf(operation), ...sent } };

  const { fields } = collectFields(schema, fragments, selected.variables, query, operation.selectionSet);
  const lists = [...fields].filter(([, [node]]) => node?.name.value !== "__typename");
  const [[key, nodes] = ["", []], ...others] = lists;
  const [field] = nodes;
  if (!field || others.length > 0) throw notExportable(`The query selects ${lists.length} fields.`);
  const definition = query.getFields()[field.name.value];
  const connection = definition && connectionOf(definition);
  if (!definition || !connection) throw notExportable(`\`${field.name.value}\` is not a list with pages.`);

  const parts = [...subfieldsOf(selected, connection, nodes)].flatMap(([, [node, ...more]]) =>
    node && !pageFields.includes(node.name.value) ? [[node, ...more]] : [],
  );
  const [rows, ...rest] = parts;
  if (!rows || rest.length > 0) {
    const found =
      parts.length === 0 ? "none of its entries" : parts.map(([node]) => `\`${node?.name.value}\``).join(", ");
    throw notExportable(`Of \`${field.name.value}\`, the query selects ${found}.`);
  }
  const of = rows[0]?.name.value;
  const rowType = of === undefined ? null : getNamedType(connection.getFields()[of]?.type);
  if ((of !== "nodes" && of !== "edges") || !rowType)
    throw notExportable(`\`${of}\` of \`${field.name.value}\` has no rows.`);
  return {
    ...selected,
    operation,
    field,
    key,
    of,
    rowType: rowType as GraphQLObjectType,
    row: { kind: Kind.SELECTION_SET, selections: rows.flatMap(({ selectionSet }) => selectionSet?.selections ?? []) },
    first: firstOf(field, selected.variables),
  };
}

/** The fields that are selected on a type, by their name in the response. */
export function subfieldsOf(
  { schema, fragments, variables }: Selected,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): Map<string, FieldNode[]> {
  return collectSubFields(schema, fragments, variables, type, [...nodes]).fields;
}

function connectionOf({ type, args }: GraphQLField<unknown, unknown>): GraphQLObjectType | null {
  const named = getNamedType(type);
  if (!isObjectType(named) || !args.some(({ name }) => name === "after")) return null;
  return "pageInfo" in named.getFields() ? named : null;
}

/** @throws BAD_USER_INPUT if another argument selects a page */
function firstOf(field: FieldNode, variables: Variables): number | null {
  let first: number | null = null;
  for (const { name, value } of field.arguments ?? []) {
    const given = valueFromASTUntyped(value, variables);
    if (given === null || given === undefined) continue;
    if (["last", "after", "before"].includes(name.value))
      throw badArgument(
        name.value,
        "cannot be combined with an export, which begins at the start of the list. Leave it out, and limit the rows with `first`.",
      );
    // The execution refuses a variable of another type.
    if (name.value === "first" && Number.isInteger(Number(given))) first = Number(given);
  }
  return first;
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );
}

function notExportable(problem: string): GraphQLError {
  return new GraphQLError(`The query cannot be exported. ${problem} ${advice}`, {
    extensions: { code: codes.badUserInput },
  });
}
