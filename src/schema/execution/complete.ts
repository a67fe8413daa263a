import { inspect } from "@graphql-tools/utils";
import { GraphQLError, type GraphQLLeafType, type GraphQLObjectType, locatedError } from "graphql";
import { type Execution, FieldInfo, type Path, pathOf } from "./execution.ts";
import { type FieldPlan, type Selection, selectionOf } from "./plan.ts";
import { isPromise } from "./promise.ts";
import { objectTypeOf } from "./runtime-type.ts";
import type { Shape } from "./shape.ts";

type Result = Record<string, unknown>;

/** The values of the selected fields of an object, or a promise of them if a resolver returns one. */
export function executeSelection(
  execution: Execution,
  selection: Selection,
  source: unknown,
  path: Path | undefined,
): Result | Promise<Result> {
  // Objects without a prototype are several times slower.
  const result: Result = selection.hasProtoKey ? Object.create(null) : {};
  let pending: Promise<unknown>[] | null = null;
  try {
    for (const field of selection.fields) {
      if ("typename" in field) {
        result[field.key] = field.typename;
        continue;
      }
      const value = executeField(execution, field, source, path);
      result[field.key] = value;
      if (isPromise(value)) {
        pending ??= [];
        pending.push(
          value.then((resolved) => {
            result[field.key] = resolved;
          }),
        );
      }
    }
  } catch (error) {
    if (pending === null) throw error;
    // The promises of the other fields may be rejected too.
    return Promise.all(pending).then(
      () => {
        throw error;
      },
      () => {
        throw error;
      },
    );
  }
  return pending === null ? result : Promise.all(pending).then(() => result);
}

function executeField(execution: Execution, field: FieldPlan, source: unknown, parent: Path | undefined): unknown {
  try {
    const args = execution.argsOf(field);
    const value = field.resolve(source, args, execution.context, new FieldInfo(execution, field, parent));
    const completed = isPromise(value)
      ? value.then((resolved) => completeValue(execution, field, field.shape, parent, null, resolved))
      : completeValue(execution, field, field.shape, parent, null, value);
    if (!isPromise(completed)) return completed;
    return completed.then(undefined, (error: unknown) =>
      handleError(execution, field, field.shape, pathOf(field, parent), error),
    );
  } catch (error) {
    return handleError(execution, field, field.shape, pathOf(field, parent), error);
  }
}

/**
 * Completes the value of a field, or of an entry of its list.
 * @param parent the place of the object that has the field
 * @param entry the place of the entry. Null for the value of the field itself, whose place is made only if it is needed
 */
function completeValue(
  execution: Execution,
  field: FieldPlan,
  shape: Shape,
  parent: Path | undefined,
  entry: Path | null,
  value: unknown,
): unknown {
  if (value instanceof Error) throw value;
  if (value == null) {
    if (shape.isNonNull) throw nullError(field);
    return null;
  }
  switch (shape.kind) {
    case "leaf":
      return serialized(shape.type, value);
    case "object":
      return completeObject(execution, field, shape.type, parent, entry ?? pathOf(field, parent), value);
    case "list":
      return completeList(execution, field, shape.entry, parent, entry ?? pathOf(field, parent), value);
    case "abstract": {
      const path = entry ?? pathOf(field, parent);
      const info = new FieldInfo(execution, field, parent);
      const type = objectTypeOf(execution, field, shape.type, info, value);
      return isPromise(type)
        ? type.then((resolved) => completeObject(execution, field, resolved, parent, path, value))
        : completeObject(execution, field, type, parent, path, value);
    }
  }
}

function completeObject(
  execution: Execution,
  field: FieldPlan,
  type: GraphQLObjectType,
  parent: Path | undefined,
  path: Path,
  value: unknown,
): unknown {
  const run = () => executeSelection(execution, selectionOf(execution.plan, field, type), value, path);
  if (!type.isTypeOf) return run();
  const isOfType = type.isTypeOf(value, execution.context, new FieldInfo(execution, field, parent));
  const proceed = (isRight: boolean) => {
    if (isRight) return run();
    throw new GraphQLError(`Expected value of type "${type.name}" but got: ${inspect(value)}.`, { nodes: field.nodes });
  };
  return isPromise(isOfType) ? isOfType.then(proceed) : proceed(isOfType);
}

function completeList(
  execution: Execution,
  field: FieldPlan,
  shape: Shape,
  parent: Path | undefined,
  path: Path,
  value: unknown,
): unknown {
  if (typeof value !== "object" || value === null || !(Symbol.iterator in value)) {
    throw new GraphQLError(
      `Expected Iterable, but did not find one for field "${field.parentType.name}.${field.definition.name}".`,
    );
  }
  const items = Array.isArray(value) ? value : [...(value as Iterable<unknown>)];
  const completed: unknown[] = [];
  let hasPromise = false;
  try {
    for (const item of items) {
      const place = { prev: path, key: completed.length, typename: undefined };
      const result = completeEntry(execution, field, shape, parent, place, item);
      completed.push(result);
      hasPromise ||= isPromise(result);
    }
  } catch (error) {
    // Nobody waits for the other entries any more, but a promise that is rejected unnoticed would end the process.
    for (const each of [...completed, ...items]) if (isPromise(each)) each.then(undefined, () => {});
    throw error;
  }
  return hasPromise ? Promise.all(completed) : completed;
}

function completeEntry(
  execution: Execution,
  field: FieldPlan,
  shape: Shape,
  parent: Path | undefined,
  place: Path,
  item: unknown,
): unknown {
  try {
    const completed = isPromise(item)
      ? item.then((resolved) => completeValue(execution, field, shape, parent, place, resolved))
      : completeValue(execution, field, shape, parent, place, item);
    if (!isPromise(completed)) return completed;
    return completed.then(undefined, (error: unknown) => handleError(execution, field, shape, place, error));
  } catch (error) {
    return handleError(execution, field, shape, place, error);
  }
}

function serialized(type: GraphQLLeafType, value: unknown): unknown {
  let result: unknown;
  try {
    result = type.serialize(value);
  } catch (error) {
    // An error of graphql would keep the place that it has. This one gets that of the field.
    throw error instanceof GraphQLError ? new Error(error.message) : error;
  }
  if (result != null) return result;
  throw new Error(
    `Expected \`${inspect(type)}.serialize(${inspect(value)})\` to return non-nullable value, returned: ${inspect(result)}`,
  );
}

/** Adds an error to the response if the value may be null, and throws it otherwise. */
function handleError(execution: Execution, field: FieldPlan, { isNonNull }: Shape, path: Path, error: unknown): null {
  const located = locatedError(error, field.nodes, keysOf(path));
  if (isNonNull) throw located;
  execution.errors.push(located);
  return null;
}

function nullError({ parentType, definition }: FieldPlan): Error {
  return new Error(`Cannot return null for non-nullable field ${parentType.name}.${definition.name}.`);
}

function keysOf(path: Path): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let place: Path | undefined = path; place; place = place.prev) keys.push(place.key);
  return keys.reverse();
}
