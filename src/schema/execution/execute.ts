import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
  getVariableValues,
} from "graphql";
import { executeSelection } from "./complete.ts";
import { Execution } from "./execution.ts";
import { operationOf, planOf } from "./plan.ts";
import { isPromise } from "./promise.ts";

export interface Request {
  schema: GraphQLSchema;
  document: DocumentNode;
  operationName?: string | null | undefined;
  variableValues?: Readonly<Record<string, unknown>> | null | undefined;
  contextValue?: unknown;
}

/** The number of errors of variables after which coercion stops. */
const maxErrors = 50;

/**
 * Executes a query like the executor of Yoga, which interprets the document each time. Here, what depends only on the document is
 * prepared once, kept with the document, and shared by all objects of a list: which fields a type has, their arguments and the way
 * their values are completed. Values that are there are completed without promises.
 * @returns null if another executor has to execute the operation, or has to say what is wrong with it
 */
export function execute(request: Request): ExecutionResult | Promise<ExecutionResult> | null {
  const { schema, document, operationName, contextValue } = request;
  const operation = operationOf(schema, document, operationName);
  if (operation === null) return null;
  const definitions = operation.operation.variableDefinitions ?? [];
  const { coerced } = getVariableValues(schema, definitions, request.variableValues ?? {}, { maxErrors });
  if (coerced === undefined) return null;
  const plan = planOf(schema, operation, coerced);
  if (plan === null) return null;
  const execution = new Execution(plan, coerced, contextValue);
  try {
    const data = executeSelection(execution, plan.root, undefined, undefined);
    if (!isPromise(data)) return resultOf(execution, data);
    return data.then(
      (resolved) => resultOf(execution, resolved),
      (error: unknown) => failureOf(execution, error),
    );
  } catch (error) {
    return failureOf(execution, error);
  }
}

function resultOf({ errors }: Execution, data: Record<string, unknown>): ExecutionResult {
  return errors.length === 0 ? { data } : { errors, data };
}

/** The result of an operation whose error nothing but the whole response can absorb. */
function failureOf({ errors }: Execution, error: unknown): ExecutionResult {
  errors.push(error as GraphQLError);
  return { errors, data: null };
}
