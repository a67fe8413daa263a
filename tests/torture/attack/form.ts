import { readFileSync } from "node:fs";
import path from "node:path";
import {
  buildSchema,
  Kind,
  parse,
  print,
  TypeInfo,
  type ValueNode,
  type VariableDefinitionNode,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { graphqlCall } from "../support/client.ts";
import { type Attack, answered } from "./attack.ts";

const schemaFile = path.resolve(import.meta.dirname, "../../../schema/schema.graphql");

/** The schema as it is published. */
export const publishedSchema = buildSchema(readFileSync(schemaFile, "utf8"));

const accept = { accept: "application/graphql-response+json" };

interface DocumentOptions {
  variables?: Record<string, unknown>;
  statuses?: readonly number[];
  rest?: object;
  times?: number;
  parallel?: number;
}

/** An attack by the text of a document: as it is, and with the values of its arguments as variables. */
export function documentAttack(name: string, text: () => string, options: DocumentOptions = {}): Attack[] {
  const { variables = {}, statuses = answered, rest = {}, times = 1, parallel = 1 } = options;
  const repeated = function* (query: string, values: Record<string, unknown>) {
    for (let index = 0; index < times; index++)
      yield { http: graphqlCall(query, { ...rest, variables: values }, accept) };
  };
  return [
    { name, statuses, parallel, shots: () => repeated(text(), variables) },
    {
      name: `${name}, with variables`,
      statuses,
      parallel,
      shots: () => {
        const lifted = withVariables(text(), variables);
        return lifted === null ? [] : repeated(lifted.query, lifted.variables);
      },
    },
  ];
}

interface Node {
  type: string;
  slug: string;
}

/** An attack by what is selected of a node: at the root, with variables, and through `_entities` of one and of 200 nodes. */
export function selectionAttack(
  name: string,
  { type, slug }: Node,
  selection: () => string,
  fragments: () => string = () => "",
): Attack[] {
  const field = type.charAt(0).toLowerCase() + type.slice(1);
  const id = Buffer.from(`${type}:${slug}`).toString("base64url");
  const throughEntities = (count: number): Attack => ({
    name: `${name}, through _entities (${count})`,
    statuses: answered,
    shots: () => [
      {
        http: graphqlCall(
          `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${type} { ${selection()} } } } ${fragments()}`,
          { variables: { representations: Array(count).fill({ __typename: type, id }) } },
          accept,
        ),
      },
    ],
  });
  return [
    ...documentAttack(name, () => `{ ${field}(slug: "${slug}") { ${selection()} } } ${fragments()}`),
    throughEntities(1),
    throughEntities(200),
  ];
}

/**
 * The same operation with the literal arguments of its fields as variables. A document without any gets a condition by
 * variable. Null if the text cannot be parsed.
 */
export function withVariables(
  query: string,
  given: Record<string, unknown>,
): { query: string; variables: Record<string, unknown> } | null {
  const variables: Record<string, unknown> = { ...given };
  const definitions = new Map<string, VariableDefinitionNode>();
  const names = new Map<string, string>();
  const info = new TypeInfo(publishedSchema);
  try {
    let document = visit(
      parse(query),
      visitWithTypeInfo(info, {
        Directive: () => false,
        Argument(node) {
          const type = info.getInputType();
          if (!type || containsVariable(node.value)) return undefined;
          const key = `${type} ${print(node.value)}`;
          const name = names.get(key) ?? `v${names.size}`;
          if (!names.has(key)) {
            names.set(key, name);
            variables[name] = valueFromASTUntyped(node.value);
            definitions.set(name, definitionOf(name, String(type)));
          }
          const variable = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } } as const;
          return { ...node, value: variable };
        },
      }),
    );
    if (definitions.size === 0) {
      variables["on"] = true;
      definitions.set("on", definitionOf("on", "Boolean!"));
    }
    let isFirst = true;
    document = visit(document, {
      OperationDefinition(node) {
        const own = isFirst ? [...definitions.values()] : [];
        isFirst = false;
        return { ...node, variableDefinitions: [...(node.variableDefinitions ?? []), ...own] };
      },
    });
    const text = print(document);
    return {
      query: "on" in variables ? text.replace("{", "{ ... @include(if: $on) { __typename } ") : text,
      variables,
    };
  } catch {
    return null;
  }
}

function containsVariable(value: ValueNode): boolean {
  let isFound = false;
  visit(value, {
    Variable: () => {
      isFound = true;
    },
  });
  return isFound;
}

function definitionOf(name: string, type: string): VariableDefinitionNode {
  const [definition] = parse(`query ($${name}: ${type}) { a }`).definitions;
  const [own] = definition?.kind === Kind.OPERATION_DEFINITION ? (definition.variableDefinitions ?? []) : [];
  if (!own) throw new Error(`no variable definition for ${name}: ${type}`);
  return own;
}
