import { type GraphQLError, type GraphQLResolveInfo, getArgumentValues } from "graphql";
import type { FieldPlan, OperationPlan, Variables } from "./plan.ts";

/** The place of a value in the response. */
export interface Path {
  prev: Path | undefined;
  key: string | number;
  typename: string | undefined;
}

/** One execution of an operation. */
export class Execution {
  readonly plan: OperationPlan;
  readonly variables: Variables;
  readonly context: unknown;
  readonly errors: GraphQLError[] = [];
  readonly #args = new Map<FieldPlan, Record<string, unknown>>();

  constructor(plan: OperationPlan, variables: Variables, context: unknown) {
    this.plan = plan;
    this.variables = variables;
    this.context = context;
  }

  /** The values of a field's arguments: the same object for all objects that have the field. @throws {GraphQLError} */
  argsOf(field: FieldPlan): Record<string, unknown> {
    const known = field.args ?? this.#args.get(field);
    if (known) return known;
    const args = getArgumentValues(field.definition, field.nodes[0], this.variables);
    if (field.hasVariables) this.#args.set(field, args);
    else field.args = args;
    return args;
  }
}

/** What a resolver can ask about its field. Most ask nothing, so it is computed on demand. */
export class FieldInfo implements GraphQLResolveInfo {
  readonly #execution: Execution;
  readonly #field: FieldPlan;
  readonly #parent: Path | undefined;

  constructor(execution: Execution, field: FieldPlan, parent: Path | undefined) {
    this.#execution = execution;
    this.#field = field;
    this.#parent = parent;
  }

  get fieldName() {
    return this.#field.definition.name;
  }

  get fieldNodes() {
    return this.#field.nodes;
  }

  get returnType() {
    return this.#field.definition.type;
  }

  get parentType() {
    return this.#field.parentType;
  }

  get path(): Path {
    return pathOf(this.#field, this.#parent);
  }

  get schema() {
    return this.#execution.plan.schema;
  }

  get fragments() {
    return this.#execution.plan.fragments;
  }

  get rootValue() {
    return undefined;
  }

  get operation() {
    return this.#execution.plan.operation;
  }

  get variableValues() {
    return this.#execution.variables;
  }

  /** As with the executor of Yoga, resolvers get no signal and their promises are not tracked. */
  getAbortSignal(): AbortSignal | undefined {
    return undefined;
  }

  getAsyncHelpers() {
    return {
      promiseAll: async <Value>(values: readonly (PromiseLike<Value> | Value)[]): Promise<Value[]> =>
        Promise.all(values),
      track: () => {},
    };
  }
}

/** The place of a field's value, given that of the object that has the field. */
export function pathOf({ key, parentType }: FieldPlan, parent: Path | undefined): Path {
  return { prev: parent, key, typename: parentType.name };
}
