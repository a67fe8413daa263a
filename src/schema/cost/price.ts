import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  getOperationAST,
  isAbstractType,
  isCompositeType,
  isIntrospectionType,
  isListType,
  isObjectType,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  valueFromASTUntyped,
} from "graphql";
import { KeptWith } from "../execution/kept-with.ts";
import { type DeclaredSize, sizeOf, weightOf } from "./applied.ts";
import { priceOfArguments } from "./argument.ts";
import { introspectionSizes } from "./introspection.ts";

/** What a part of an operation costs at most. */
interface Part {
  /** In the unit of the weights: about the work of loading one object. */
  cost: number;
  /** The fields from here to the part that contributes most to the cost. */
  path: readonly string[];
  /** The number of values that one object of the part has, including those of single objects within it but not those of lists. */
  width: number;
}

/** What an operation costs at most. */
export interface Price {
  /** In the unit of the weights: about the work of loading one object. */
  cost: number;
  /** The fields that lead to the part that contributes most to the cost. */
  path: readonly string[];
  /** The largest number of values that one entry of a list has. */
  maxWidth: number;
}

type Variables = Readonly<Record<string, unknown>>;

/** The size that a connection gives to the lists of its fields. */
interface PassedSize {
  fields: ReadonlySet<string>;
  size: number;
}

const nothing: Part = { cost: 0, path: [], width: 0 };

/**
 * The price of an operation: the most that it can cost, by the directives `@cost` and `@listSize` of its fields. Each fragment is
 * priced once, so pricing takes a time proportional to the length of the document.
 * @param document a valid document
 * @param variables the variables as sent
 */
export function priceOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Variables,
): Price {
  const operation = getOperationAST(document, operationName);
  if (!operation) return { cost: 0, path: [], maxWidth: 1 };
  // Without variables, an operation always has the same price. Documents are kept parsed, so that most are priced once.
  if (operation.variableDefinitions?.length) return newPrice(schema, document, operation, variables);
  const known = fixedPrices.get(operation);
  if (known?.schema === schema) return known.price;
  const price = newPrice(schema, document, operation, {});
  fixedPrices.set(operation, { schema, price });
  return price;
}

const fixedPrices = new KeptWith<OperationDefinitionNode, { schema: GraphQLSchema; price: Price }>();

function newPrice(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): Price {
  const root = schema.getRootType(operation.operation);
  if (!root) return { cost: 0, path: [], maxWidth: 1 };
  const values: Record<string, unknown> = {};
  for (const { variable, defaultValue } of operation.variableDefinitions ?? [])
    if (defaultValue) values[variable.name.value] = valueFromASTUntyped(defaultValue);
  const pricer = new Pricer(schema, document, { ...values, ...variables });
  const { cost, path, width } = pricer.selections(operation.selectionSet, root, null, null);
  return { cost, path, maxWidth: Math.max(width, pricer.maxWidth) };
}

/** Executing a deferred part takes as long as producing this many values. */
const deferredWidth = 10;

function isDeferred({ directives }: SelectionNode): boolean {
  return directives?.some(({ name }) => name.value === "defer") ?? false;
}

class Pricer {
  readonly #schema: GraphQLSchema;
  readonly #variables: Variables;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #known = new Map<string, Part>();
  maxWidth = 1;

  constructor(schema: GraphQLSchema, document: DocumentNode, variables: Variables) {
    this.#schema = schema;
    this.#variables = variables;
    for (const definition of document.definitions)
      if (definition.kind === "FragmentDefinition") this.#fragments.set(definition.name.value, definition);
  }

  /** @param only counts only fragments that apply to this object type; null for all */
  selections(set: SelectionSetNode, type: GraphQLNamedType, passed: PassedSize | null, only: string | null): Part {
    let cost = 0;
    let width = 0;
    let most = nothing;
    for (const selection of set.selections) {
      if (!this.#isIncluded(selection)) continue;
      const price = this.#selection(selection, type, passed, only);
      cost += price.cost;
      width += price.width + (isDeferred(selection) ? deferredWidth : 0);
      if (price.cost > most.cost) most = price;
    }
    return { cost, path: most.path, width };
  }

  #selection(selection: SelectionNode, type: GraphQLNamedType, passed: PassedSize | null, only: string | null): Part {
    if (selection.kind === "Field") return this.#field(selection, type, passed);
    if (selection.kind === "InlineFragment") {
      const condition = selection.typeCondition?.name.value;
      return this.#applies(condition, only)
        ? this.selections(selection.selectionSet, this.#typeOf(condition) ?? type, passed, only)
        : nothing;
    }
    const name = selection.name.value;
    const fragment = this.#fragments.get(name);
    if (!fragment || !this.#applies(fragment.typeCondition.name.value, only)) return nothing;
    const key = `${name} ${passed?.size ?? ""} ${only ?? ""}`;
    const known = this.#known.get(key);
    if (known) return known;
    const found = this.#typeOf(fragment.typeCondition.name.value);
    // A fragment that contains itself is refused by validation. Here, it must not recurse.
    this.#known.set(key, nothing);
    const price = found ? this.selections(fragment.selectionSet, found, passed, only) : nothing;
    this.#known.set(key, price);
    return price;
  }

  #field(node: FieldNode, parent: GraphQLNamedType, passed: PassedSize | null): Part {
    const name = node.name.value;
    const field = this.#definition(parent, name);
    const type = field && getNamedType(field.type);
    if (!field || !type || !isCompositeType(type)) return this.#leaf(field);
    const args = this.#arguments(node, field);
    const declared = sizeOf(field);
    const isIntrospection = isIntrospectionType(type);
    const isList = isListType(getNullableType(field.type));
    const size = declared ? sizeFrom(declared, args) : 1;
    const weight = weightOf(field) ?? weightOf(type) ?? (isIntrospection ? introspectionSizes(this.#schema).weight : 1);
    const inner = declared && declared.sizedFields.size > 0 ? { fields: declared.sizedFields, size } : null;
    let instances = 1;
    if (isIntrospection && (isList || name === "__type")) instances = introspectionSizes(this.#schema).of(name);
    else if (isList) instances = passed?.fields.has(name) ? passed.size : size;
    const entities = name === "_entities" ? representationsByType(args.representations) : null;
    const child = entities ? null : node.selectionSet && this.selections(node.selectionSet, type, inner, null);
    const total = entities ? this.#entities(node, type, entities, weight) : instances * (weight + (child?.cost ?? 0));
    const ownArguments = priceOfArguments(field, args);
    const key = node.alias?.value ?? name;
    // The path leads on for as long as one field below contributes most of the cost.
    const leadsOn = child && child.path.length > 0 && instances * child.cost > total / 2;
    const width = child?.width ?? 0;
    if (isList) this.maxWidth = Math.max(this.maxWidth, width);
    return {
      cost: total + ownArguments,
      // The entries of a list are counted when they are loaded.
      width: isList ? 1 : 1 + width,
      path: [key, ...(leadsOn && ownArguments < total ? child.path : [])],
    };
  }

  #leaf(field: GraphQLField<unknown, unknown> | null): Part {
    const cost = field ? (weightOf(field) ?? 0) : 0;
    return { cost, width: 1, path: field && cost > 0 ? [field.name] : [] };
  }

  /** Each representation costs what the fragments on its type select. */
  #entities(node: FieldNode, union: GraphQLNamedType, counts: ReadonlyMap<string, number>, weight: number): number {
    let cost = 0;
    for (const [name, count] of counts) {
      const type = this.#typeOf(name);
      const child = isObjectType(type) && node.selectionSet && this.selections(node.selectionSet, union, null, name);
      cost += count * (weight + (child ? child.cost : 0));
      this.maxWidth = Math.max(this.maxWidth, child ? child.width : 1);
    }
    return cost;
  }

  #definition(parent: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | null {
    if (parent === this.#schema.getQueryType()) {
      if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
      if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    }
    return "getFields" in parent ? ((parent.getFields()[name] as GraphQLField<unknown, unknown>) ?? null) : null;
  }

  #arguments(node: FieldNode, field: GraphQLField<unknown, unknown>): Record<string, unknown> {
    const given: Record<string, unknown> = {};
    for (const { name, defaultValue } of field.args) if (defaultValue !== undefined) given[name] = defaultValue;
    for (const { name, value } of node.arguments ?? []) {
      const found = valueFromASTUntyped(value, this.#variables);
      if (found !== undefined) given[name.value] = found;
    }
    return given;
  }

  #isIncluded({ directives = [] }: SelectionNode): boolean {
    return directives.every(({ name, arguments: args = [] }) => {
      if (name.value !== "skip" && name.value !== "include") return true;
      const [condition] = args;
      const value = condition && valueFromASTUntyped(condition.value, this.#variables);
      return typeof value !== "boolean" || value === (name.value === "include");
    });
  }

  #typeOf(name: string | undefined): GraphQLNamedType | null {
    return (name !== undefined && this.#schema.getType(name)) || null;
  }

  #applies(condition: string | undefined, only: string | null): boolean {
    if (only === null || condition === undefined || condition === only) return true;
    const [type, object] = [this.#typeOf(condition), this.#typeOf(only)];
    return isAbstractType(type) && isObjectType(object) && this.#schema.isSubType(type, object);
  }
}

function sizeFrom({ assumedSize, slicingArguments, sizedByList }: DeclaredSize, args: Variables): number {
  if (sizedByList !== null) {
    const list = args[sizedByList];
    // A single value stands for a list of one. Without the argument, the list has the size that is assumed.
    if (Array.isArray(list)) return list.length;
    return list === undefined || list === null ? assumedSize : 1;
  }
  const given = slicingArguments.map((name) => args[name]).filter((value) => typeof value === "number");
  return given.length > 0 ? Math.max(0, ...given) : assumedSize;
}

function representationsByType(representations: unknown): Map<string, number> {
  const counts = new Map<string, number>();
  const list: unknown[] = Array.isArray(representations) ? representations : [representations];
  for (const each of list) {
    const type = String((each as { __typename?: unknown } | null)?.__typename);
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return counts;
}
